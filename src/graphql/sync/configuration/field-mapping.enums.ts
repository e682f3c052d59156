import { apiEnum } from '../../common/lists/filter.inputs';

/** What a value that cannot be taken over does to its record. */
export const FieldFailurePolicy = apiEnum(
  { FAIL: 'FAIL', SKIP: 'SKIP', CLEAR: 'CLEAR' } as const,
  'FieldFailurePolicy',
  'What a value that cannot be converted or resolved does to its record.',
  {
    FAIL: 'The record fails as a whole.',
    SKIP: 'The field is left as it is, with a warning; the other fields travel.',
    CLEAR: 'The field is emptied, with a warning; the other fields travel.',
  },
);

/** Who wins a field that both sides changed. */
export const FieldUpdatePolicy = apiEnum(
  { ERP_WINS: 'ERP_WINS', CRM_WINS: 'CRM_WINS', ASK: 'ASK' } as const,
  'FieldUpdatePolicy',
  'Who wins when both sides changed a field to different values since they last agreed.',
  {
    ERP_WINS: 'The value of the ERP.',
    CRM_WINS: 'The value of the CRM.',
    ASK: 'Nobody: the pair is reported as a conflict and a person decides.',
  },
);

/** What was saved although a person may not want it. */
export const ConfigurationWarningCode = apiEnum(
  {
    COMPANIES_DUPLICATE: 'COMPANIES_DUPLICATE',
    COMPANIES_OVERWRITE: 'COMPANIES_OVERWRITE',
    COUNTERPARTS_RECREATED: 'COUNTERPARTS_RECREATED',
    COMPANY_BLANK_LEFT_OUT: 'COMPANY_BLANK_LEFT_OUT',
    FIELD_NEVER_RUNS: 'FIELD_NEVER_RUNS',
    NO_EFFECT: 'NO_EFFECT',
    NO_FIELD_LEFT: 'NO_FIELD_LEFT',
    RULE_NOT_INVERSE: 'RULE_NOT_INVERSE',
    TEMPLATE_MISSING: 'TEMPLATE_MISSING',
    VALUES_NOT_COPIED: 'VALUES_NOT_COPIED',
  } as const,
  'ConfigurationWarningCode',
  'What was saved although a person may not want it.',
  {
    COMPANIES_DUPLICATE: 'Each company that shares the CRM creates records of its own.',
    COMPANIES_OVERWRITE: 'Companies that share the CRM overwrite each other.',
    COUNTERPARTS_RECREATED:
      'Couplings of deleted counterparts are removed while uncoupled records are created: counterparts come back.',
    COMPANY_BLANK_LEFT_OUT:
      'The filter takes rows of this company alone; new rows of CRM users have none yet.',
    FIELD_NEVER_RUNS:
      'A field goes another way than its table mapping; the message names the row and what would make it effective.',
    NO_EFFECT:
      'A field mapping waits for a setting, or a policy is never asked; the message says what would make it effective.',
    NO_FIELD_LEFT: 'No enabled field mapping goes the way of the table mapping.',
    RULE_NOT_INVERSE: 'A field that goes both ways has a transformation that cannot be taken back.',
    TEMPLATE_MISSING: 'A template that is named does not exist yet.',
    VALUES_NOT_COPIED: 'A field was enabled; values that are there already are not copied.',
  },
);
