import type { ActivatePosts } from '../../crm/post-configuration/activate-posts';
import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { invalidInput } from '../../platform/errors/input.errors';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type {
  SalesSettingsChanges,
  SalesSettingsStore,
} from '../../sync/settings/sales-settings.store';
import type { WriteInStore } from '../conversion/write-in.store';
import type { SettingsFactsStore } from './settings-facts.store';
import type { SwitchUnitModel } from '../unit-model/switch-unit-model';
import * as errors from './settings.errors';

/** What changing the settings stands on. */
export interface SalesSettingsParts {
  readonly settings: SalesSettingsStore;
  readonly facts: SettingsFactsStore;
  readonly writeIns: WriteInStore;
  readonly setup: RecordWriter;
  readonly organizations: RecordWriter;
  readonly units: SwitchUnitModel;
  readonly posts: ActivatePosts;
}

/** Most decimals that the CRM gives quantities. */
const MOST_DECIMALS = 5;

/** Changes settings of sales documents; a change that contradicts another setting or the data is refused (G.1, G.2). */
export class UpdateSalesSettings {
  constructor(private readonly parts: SalesSettingsParts) {}

  /** Changes the settings and returns all of them. Repeating it changes nothing more. */
  async run(tx: Tx, changes: SalesSettingsChanges): Promise<SalesSettings> {
    const before = await this.parts.settings.lock(tx);
    const after = complete({ ...before, ...changes });
    if (after.orderIntegration !== before.orderIntegration)
      await this.changeMode(tx, after.orderIntegration);
    if (after.autoCreateSalesOrders && after.orderIntegration !== 'ONE_WAY') {
      throw errors.settingsContradict(
        'autoCreateSalesOrders',
        'Orders are converted by themselves in one-way mode only.',
        'Set orderIntegration to ONE_WAY as well.',
      );
    }
    if (after.unitGroupMapping !== before.unitGroupMapping && before.connectionEnabled) {
      throw errors.settingsContradict(
        'unitGroupMapping',
        'Unit group mapping cannot change while the connection is on.',
        'Switch the connection off (connectionDisable), change it, and switch it on again.',
      );
    }
    checkWebAddress(after);
    checkDecimals(after);
    await this.checkWriteIn(tx, before, after);
    await this.checkFreight(tx, before, after);
    const settings = await this.parts.settings.update(tx, differences(before, after));
    if (after.unitGroupMapping !== before.unitGroupMapping)
      await this.parts.units.run(tx, after.unitGroupMapping);
    return settings;
  }

  // Two-way orders keep versions; one-way ones are worked on by the ERP, which the CRM has to know.
  private async changeMode(tx: Tx, to: SalesSettings['orderIntegration']): Promise<void> {
    if (to === 'NONE') {
      const { count, example } = await this.parts.facts.submittedOrders(tx);
      if (count > 0) throw errors.submittedOrdersExist(count, example ?? '');
    }
    const { setupId, organizationId } = await this.parts.facts.singletons(tx);
    const write = async (writer: RecordWriter, id: string | null, row: object): Promise<void> => {
      if (id === null) return;
      const { refused } = await writer.update(tx, [{ id, version: null, changes: { ...row } }]);
      for (const refusal of refused.values()) throw refusal;
    };
    if (to === 'TWO_WAY') await write(this.parts.setup, setupId, { archiveOrders: true });
    if (to !== 'NONE')
      await this.parts.facts.moveOrderCouplings(tx, to === 'TWO_WAY' ? 'bidirectional' : 'legacy');
    const handsOver = to === 'ONE_WAY';
    await write(this.parts.organizations, organizationId, { isSopIntegrationEnabled: handsOver });
    if (handsOver) await this.parts.posts.run(tx, 'salesorder');
  }

  private async checkWriteIn(tx: Tx, before: SalesSettings, after: SalesSettings): Promise<void> {
    const same =
      after.writeInProductNo === before.writeInProductNo &&
      after.writeInProductType === before.writeInProductType;
    if (same || after.writeInProductNo === null) return;
    const facts = await this.parts.writeIns.find(tx, after);
    if (!facts?.exists || facts.stocked) throw errors.writeInUnfit(after.writeInProductNo);
    if (facts.coupled) throw errors.writeInTaken(after.writeInProductNo);
  }

  private async checkFreight(tx: Tx, before: SalesSettings, after: SalesSettings): Promise<void> {
    const number = after.freightGlAccountNo;
    if (number === null || number === before.freightGlAccountNo) return;
    const postable = await this.parts.facts.accountPostable(tx, number);
    if (postable === null) throw errors.freightAccountUnknown(number);
    if (!postable) throw errors.freightAccountUnfit(number);
  }
}

function checkDecimals({ productQuantityDecimals: decimals }: SalesSettings): void {
  if (decimals !== null && (decimals < 0 || decimals > MOST_DECIMALS)) {
    throw invalidInput(
      'changes.productQuantityDecimals',
      `Quantities of products have 0 to ${MOST_DECIMALS} decimals.`,
    );
  }
}

function checkWebAddress({ crmWebAddress }: SalesSettings): void {
  if (crmWebAddress !== null && !/^https?:\/\/[^\s/?#]+[^\s?#]*$/.test(crmWebAddress))
    throw invalidInput(
      'changes.crmWebAddress',
      'The web address of the CRM starts with https:// or http://, names a host, and has no query.',
    );
}

// Codes are upper case; a write-in is an item unless it is said to be a resource; without orders nothing is converted by itself.
function complete(settings: SalesSettings): SalesSettings {
  const code = (text: string | null): string | null => text?.trim().toUpperCase() || null;
  return {
    ...settings,
    crmWebAddress: settings.crmWebAddress?.trim().replace(/\/+$/, '') || null,
    writeInProductNo: code(settings.writeInProductNo),
    writeInProductType: settings.writeInProductType ?? 'ITEM',
    freightGlAccountNo: code(settings.freightGlAccountNo),
    autoCreateSalesOrders: settings.autoCreateSalesOrders && settings.orderIntegration !== 'NONE',
  };
}

function differences(before: SalesSettings, after: SalesSettings): SalesSettingsChanges {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([property, value]) => before[property as keyof SalesSettings] !== value,
    ),
  );
}
