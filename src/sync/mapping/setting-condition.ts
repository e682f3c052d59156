import type { SalesSettings } from '../settings/sales-settings.entity';
import type { SettingCondition } from './mapping-definition';

/** Whether a setting has the value that a mapping, a dependency or a field row asks for. */
export function settingHolds(condition: SettingCondition, settings: SalesSettings): boolean {
  return canonical(settingOf(condition.setting, settings)) === canonical(condition.equals);
}

/** A condition as a field row stores it: `setting=value`. */
export function writtenCondition(condition: SettingCondition): string {
  return `${condition.setting}=${String(condition.equals)}`;
}

/** Reads a stored condition; null when the text is none. */
export function readCondition(text: string): SettingCondition | null {
  const [setting, equals] = text.split('=');
  if (setting === undefined || equals === undefined || !SETTINGS.has(setting)) return null;
  return { setting: setting as SettingCondition['setting'], equals };
}

const SETTINGS = new Set<string>([
  'ownershipModel',
  'unitGroupMapping',
  'extendedPriceCalculation',
  'salesOrderIntegration',
  'salesConnection',
] satisfies SettingCondition['setting'][]);

// The words the catalogue of the vendor uses for the values of our settings.
const SYNONYMS: Record<string, string> = {
  on: 'true',
  off: 'false',
  legacy: 'one_way',
  bidirectional: 'two_way',
};

function settingOf(
  setting: SettingCondition['setting'],
  settings: SalesSettings,
): string | boolean {
  switch (setting) {
    case 'ownershipModel':
      return settings.ownershipModel;
    case 'unitGroupMapping':
      return settings.unitGroupMapping;
    case 'extendedPriceCalculation':
      return settings.extendedPriceCalculation;
    case 'salesOrderIntegration':
      return settings.orderIntegration;
    case 'salesConnection':
      return settings.salesConnectionEnabled;
  }
}

function canonical(value: string | boolean): string {
  const word = String(value).trim().toLowerCase();
  return SYNONYMS[word] ?? word;
}
