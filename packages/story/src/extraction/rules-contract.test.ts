import { describeExtractor } from '@greenlight/testkit';
import { createRulesExtractor } from '../rules/rules-extractor.ts';

describeExtractor('the rules', 'rules', createRulesExtractor);
