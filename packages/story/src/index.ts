export { answerQuestion, type QuestionAnswer, type QuestionInput } from './answers/answer-question.ts';
export { createExtraction } from './extraction/create-extraction.ts';
export {
  type DataExtractionParts,
  DataExtractionService,
  type ExtractionContext,
} from './extraction/data-extraction-service.ts';
export { createModelExtractor } from './extraction/model-extractor.ts';
export type { Extractor, ExtractorResult } from './extractor.ts';
export { type CollectionInput, type MappableData, type NameResolver, SchemaMapper } from './mapping/schema-mapper.ts';
export { ModelFailure } from './model-failure.ts';
export type { ModelAnswer, ModelCall, ModelPort, ModelRequest } from './model-port.ts';
export { nameKey } from './names/name-key.ts';
export { isSamePerson } from './names/person-identity.ts';
export { type Named, type Resolution, resolveCharacter, resolveLocation } from './names/resolve-name.ts';
export { escapeMarkdown, linkTo } from './reply/markdown.ts';
export { answerRequest, type RequestAnswer, type RequestInput } from './requests/answer-request.ts';
export type { StoryPrompt } from './requests/fill-prompts.ts';
export type { StoryGenre } from './requests/story-genre.ts';
export { readIntent } from './rules/intent.ts';
export { createRulesExtractor } from './rules/rules-extractor.ts';
export { type AnswerInput, answerOpenQuestion } from './turn/answer-open-question.ts';
export { answerClassification, classifyMessage, type MessageSetting } from './turn/classify-message.ts';
export {
  type ConversationState,
  conversationState,
  emptyConversationState,
  type PendingQuestion,
  type Proposal,
  parseConversationState,
} from './turn/conversation-state.ts';
export { planTurn } from './turn/plan-turn.ts';
export type { SceneGate, TurnGround, TurnInput, TurnPlan } from './turn/turn-plan.ts';
export { planRedo, planUndo, type Reversal, type ReversalInput } from './undo/plan-reversal.ts';
