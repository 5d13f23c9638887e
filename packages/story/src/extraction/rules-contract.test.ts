import { describeExtractor } from '@greenlight/testkit/extractor-contract';
import { createRulesExtractor } from '../rules/rules-extractor.ts';

describeExtractor('the rules', 'rules', createRulesExtractor);
