import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { ConversionWarning } from '../../../documents/conversion/conversion-warning';
import { UserError } from '../../common/errors/user-error.type';
import { Has, HasText, May, MayDecimal, MayText } from '../../common/fields/field.decorators';
import { SalesInvoiceType } from '../../erp/posted-invoice/posted-invoice.type';
import { SalesOrderType } from '../../erp/sales-order/sales-order.type';

/** Why a conversion warns. */
export const ConversionWarningCode = {
  VALUE_CUT: 'VALUE_CUT',
  COUNTRY_UNKNOWN: 'COUNTRY_UNKNOWN',
} as const;

registerEnumType(ConversionWarningCode, {
  name: 'ConversionWarningCode',
  description: 'What a conversion did not take over as it was.',
  valuesConfig: {
    VALUE_CUT: { description: 'The ERP keeps fewer characters than the CRM has.' },
    COUNTRY_UNKNOWN: {
      description:
        'The country is no code, ISO code or name that the ERP knows; its text was kept.',
    },
  },
});

/** Something that a conversion did not take over as it was. */
@ObjectType('ConversionWarning', {
  simpleResolvers: true,
  description:
    'Something that a conversion did not take over as it was, without being stopped by it.',
})
export class ConversionWarningType implements ConversionWarning {
  @Has(() => ConversionWarningCode, 'What happened.')
  code: ConversionWarning['code'];

  @HasText('Field of the CRM order.')
  field: string;

  @HasText('What happened, as a sentence.')
  message: string;
}

/** Answer of a conversion. */
@ObjectType('CrmOrderConvertPayload', {
  simpleResolvers: true,
  description: 'Answer of crmOrderConvert.',
})
export class CrmOrderConvertPayload {
  @May(
    () => SalesOrderType,
    'The ERP order; null when errors is not empty, or when it was invoiced completely since.',
  )
  order: unknown;

  @May(
    () => SalesInvoiceType,
    'Posted invoice of an order that was invoiced completely since; null otherwise.',
  )
  invoice: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False when the CRM order had been converted before; null when errors is not empty.',
  })
  created: boolean | null;

  @MayText(
    'What was found of an earlier conversion, as a sentence; null when the order was made now.',
  )
  notice: string | null;

  @MayDecimal(
    'VAT of the ERP order less the tax of the CRM order, which is ignored; null when no order was made now.',
  )
  taxDifference: string | null;

  @May(
    () => [ConversionWarningType],
    'What was not taken over as it was, at most one a field; null when errors is not empty.',
  )
  warnings: ConversionWarningType[] | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

/** What a conversion would make. */
@ObjectType('CrmOrderConvertPreview', {
  simpleResolvers: true,
  description: 'What crmOrderConvert would make. Nothing of it was written.',
})
export class CrmOrderConvertPreview {
  @May(
    () => SalesOrderType,
    'The ERP order as it would be, its number the next one of the series; the present one where the CRM order was converted before; null when errors is not empty.',
  )
  order: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False when the CRM order was converted before; null when errors is not empty.',
  })
  created: boolean | null;

  @MayText('What was found of an earlier conversion, as a sentence; null when there was none.')
  notice: string | null;

  @MayDecimal(
    'VAT of the ERP order less the tax of the CRM order, which is ignored; null when no order would be made.',
  )
  taxDifference: string | null;

  @May(
    () => [ConversionWarningType],
    'What would not be taken over as it is, at most one a field; null when errors is not empty.',
  )
  warnings: ConversionWarningType[] | null;

  @Has(() => [UserError], 'Why the conversion would be refused; empty when it would not.')
  errors: UserError[];
}
