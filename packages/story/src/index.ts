export { answerQuestion, type QuestionAnswer, type QuestionInput } from './answers/answer-question.ts';
export { createExtraction } from './extraction/create-extraction.ts';
export {
  type DataExtractionParts,
  DataExtractionService,
  type ExtractionContext,
} from './extraction/data-extraction-service.ts';
export { createModelExtractor } from './extraction/model-extractor.ts';
export type { Extractor, ExtractorResult } from './extractor.ts';
export { type Mapping, mappings } from './mapping/mappings.ts';
export { type CollectionInput, type MappableData, type NameResolver, SchemaMapper } from './mapping/schema-mapper.ts';
export { type PlannedMerge, planMerge } from './merge/plan-merge.ts';
export { ModelFailure } from './model-failure.ts';
export type { ModelAnswer, ModelCall, ModelPort, ModelRequest } from './model-port.ts';
export { foldText, nameKey } from './names/name-key.ts';
export { isSamePerson } from './names/person-identity.ts';
export { type Named, type Resolution, resolveCharacter, resolveLocation } from './names/resolve-name.ts';
export { spellingKey } from './names/spelling-key.ts';
export {
  describeArrival,
  describeMissing,
  describeNext,
  describeProgress,
  linked,
} from './progress/describe-progress.ts';
export { type ProgressAsked, type ProgressQuestion, readProgressQuestion } from './progress/read-progress-question.ts';
export { escapeMarkdown, linkTo, listWords } from './reply/markdown.ts';
export { answerRequest, type RequestAnswer, type RequestInput } from './requests/answer-request.ts';
export type { StoryPrompt } from './requests/fill-prompts.ts';
export type { StoryGenre } from './requests/story-genre.ts';
export { readIntent } from './rules/intent.ts';
export { createRulesExtractor } from './rules/rules-extractor.ts';
export { type AnswerInput, answerOpenQuestion, leavesToReading } from './turn/answer-open-question.ts';
export { askOverride, askThing, leaveStep } from './turn/ask-thing.ts';
export {
  answerClassification,
  classifyMessage,
  type MessageSetting,
  overridePattern,
  progressPattern,
  titlePattern,
} from './turn/classify-message.ts';
export {
  askedQuestions,
  type ConversationState,
  conversationState,
  emptyConversationState,
  type PendingQuestion,
  type Proposal,
  parseConversationState,
  pendingQuestions,
} from './turn/conversation-state.ts';
export { judgeCorrection } from './turn/judge-correction.ts';
export { planSceneOrder } from './turn/plan-scene-order.ts';
export { planTurn } from './turn/plan-turn.ts';
export type { FilmGaps, SceneGate, TurnGround, TurnInput, TurnPlan } from './turn/turn-plan.ts';
export { planRedo, planUndo, type Reversal, type ReversalInput } from './undo/plan-reversal.ts';
export { thingFor } from './wanted/thing-for.ts';
export { type WantedField, type WantedFill, type WantedThing, wantedFill } from './wanted/wanted-thing.ts';
