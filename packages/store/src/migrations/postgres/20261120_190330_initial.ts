import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_projects_type" AS ENUM('feature-film', 'short-film', 'custom');
  CREATE TYPE "public"."enum_characters_role" AS ENUM('protagonist', 'antagonist', 'supporting', 'minor');
  CREATE TYPE "public"."enum_characters_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_locations_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_scenes_time_of_day" AS ENUM('dawn', 'day', 'dusk', 'night');
  CREATE TYPE "public"."enum_scenes_status" AS ENUM('draft', 'approved', 'omitted');
  CREATE TYPE "public"."enum_scenes_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_relationships_type" AS ENUM('family', 'friend', 'enemy', 'romantic', 'rival', 'mentor', 'colleague', 'other');
  CREATE TYPE "public"."enum_relationships_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_acts_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_beats_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_panels_shot_size" AS ENUM('extreme-wide', 'wide', 'full', 'medium', 'medium-close', 'close-up', 'extreme-close-up', 'insert');
  CREATE TYPE "public"."enum_panels_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_media_kind" AS ENUM('sheet', 'reference', 'breakdown', 'other');
  CREATE TYPE "public"."enum_media_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_reviews_verdict" AS ENUM('approved', 'changes');
  CREATE TYPE "public"."enum_reviews_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_notes_created_via" AS ENUM('chat', 'manual', 'import');
  CREATE TYPE "public"."enum_members_role" AS ENUM('owner', 'editor', 'viewer');
  CREATE TYPE "public"."enum_messages_author" AS ENUM('assistant', 'user');
  CREATE TYPE "public"."enum_change_sets_origin" AS ENUM('chat', 'manual', 'undo', 'redo', 'import');
  CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'producer', 'writer', 'viewer');
  CREATE TABLE "projects" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"title" varchar NOT NULL,
  	"type" "enum_projects_type" DEFAULT 'feature-film' NOT NULL,
  	"genre" varchar,
  	"logline" varchar,
  	"audience" varchar,
  	"style" varchar,
  	"target_minutes" numeric,
  	"workflow" varchar,
  	"thresholds" jsonb,
  	"current_step" varchar,
  	"workflow_state" jsonb,
  	"workflow_definition" jsonb,
  	"last_author" varchar,
  	"last_changed_at" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "characters" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"aliases" jsonb,
  	"age" numeric,
  	"occupation" varchar,
  	"role" "enum_characters_role",
  	"description" varchar,
  	"traits" jsonb,
  	"created_via" "enum_characters_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "locations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"name" varchar NOT NULL,
  	"aliases" jsonb,
  	"kind" varchar,
  	"description" varchar,
  	"created_via" "enum_locations_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "scenes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"title" varchar,
  	"number" numeric,
  	"interior" boolean DEFAULT null,
  	"location_id" uuid,
  	"time_of_day" "enum_scenes_time_of_day",
  	"characters" jsonb,
  	"summary" varchar,
  	"act_id" uuid,
  	"status" "enum_scenes_status",
  	"running_time" numeric,
  	"created_via" "enum_scenes_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "relationships" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"from_id" uuid NOT NULL,
  	"to_id" uuid NOT NULL,
  	"type" "enum_relationships_type" NOT NULL,
  	"description" varchar,
  	"created_via" "enum_relationships_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "acts" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"number" numeric NOT NULL,
  	"title" varchar,
  	"summary" varchar,
  	"created_via" "enum_acts_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "beats" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"summary" varchar,
  	"number" numeric,
  	"act_id" uuid,
  	"approved" boolean DEFAULT null,
  	"created_via" "enum_beats_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "panels" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"scene_id" uuid NOT NULL,
  	"number" numeric,
  	"description" varchar,
  	"shot_size" "enum_panels_shot_size",
  	"approved" boolean DEFAULT null,
  	"created_via" "enum_panels_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_media_kind" NOT NULL,
  	"character_id" uuid,
  	"location_id" uuid,
  	"scene_id" uuid,
  	"text" varchar,
  	"created_via" "enum_media_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "reviews" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"verdict" "enum_reviews_verdict" NOT NULL,
  	"text" varchar,
  	"by" varchar,
  	"at" varchar,
  	"created_via" "enum_reviews_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "notes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"text" varchar NOT NULL,
  	"blocking" boolean DEFAULT null,
  	"resolved" boolean DEFAULT null,
  	"character_id" uuid,
  	"location_id" uuid,
  	"scene_id" uuid,
  	"by" varchar,
  	"at" varchar,
  	"created_via" "enum_notes_created_via" DEFAULT 'manual' NOT NULL,
  	"sources" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "spec_packs" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"target" varchar NOT NULL,
  	"step" varchar NOT NULL,
  	"passed" boolean DEFAULT false NOT NULL,
  	"judged" varchar NOT NULL,
  	"by" varchar NOT NULL,
  	"at" varchar NOT NULL,
  	"files" jsonb NOT NULL,
  	"runs" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "members" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"role" "enum_members_role" NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sessions" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"project_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"title" varchar NOT NULL,
  	"turn_count" numeric DEFAULT 0 NOT NULL,
  	"state" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "messages" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"session_id" varchar NOT NULL,
  	"user_id" uuid NOT NULL,
  	"turn_number" numeric NOT NULL,
  	"author" "enum_messages_author" NOT NULL,
  	"text" varchar NOT NULL,
  	"text_hash" varchar NOT NULL,
  	"detail" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "change_sets" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"session" varchar,
  	"turn_number" numeric,
  	"origin" "enum_change_sets_origin" NOT NULL,
  	"reverts" varchar,
  	"hash" varchar NOT NULL,
  	"content" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "events" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"project_id" uuid NOT NULL,
  	"seq" numeric NOT NULL,
  	"audience" varchar,
  	"type" varchar NOT NULL,
  	"body" jsonb NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ledger_entries" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"stream" varchar NOT NULL,
  	"seq" numeric NOT NULL,
  	"type" varchar NOT NULL,
  	"line" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"role" "enum_users_role" DEFAULT 'writer' NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "idempotency_keys" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"body_hash" varchar NOT NULL,
  	"status" numeric NOT NULL,
  	"reply" jsonb NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"projects_id" uuid,
  	"characters_id" uuid,
  	"locations_id" uuid,
  	"scenes_id" uuid,
  	"relationships_id" uuid,
  	"acts_id" uuid,
  	"beats_id" uuid,
  	"panels_id" uuid,
  	"media_id" uuid,
  	"reviews_id" uuid,
  	"notes_id" uuid,
  	"spec_packs_id" uuid,
  	"members_id" uuid,
  	"sessions_id" varchar,
  	"messages_id" uuid,
  	"change_sets_id" uuid,
  	"events_id" uuid,
  	"ledger_entries_id" uuid,
  	"users_id" uuid,
  	"idempotency_keys_id" varchar
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "characters" ADD CONSTRAINT "characters_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "locations" ADD CONSTRAINT "locations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "scenes" ADD CONSTRAINT "scenes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "scenes" ADD CONSTRAINT "scenes_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "scenes" ADD CONSTRAINT "scenes_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "relationships" ADD CONSTRAINT "relationships_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "relationships" ADD CONSTRAINT "relationships_from_id_characters_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."characters"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "relationships" ADD CONSTRAINT "relationships_to_id_characters_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."characters"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "acts" ADD CONSTRAINT "acts_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "beats" ADD CONSTRAINT "beats_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "beats" ADD CONSTRAINT "beats_act_id_acts_id_fk" FOREIGN KEY ("act_id") REFERENCES "public"."acts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "panels" ADD CONSTRAINT "panels_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "panels" ADD CONSTRAINT "panels_scene_id_scenes_id_fk" FOREIGN KEY ("scene_id") REFERENCES "public"."scenes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "public"."characters"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_scene_id_scenes_id_fk" FOREIGN KEY ("scene_id") REFERENCES "public"."scenes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reviews" ADD CONSTRAINT "reviews_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notes" ADD CONSTRAINT "notes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notes" ADD CONSTRAINT "notes_character_id_characters_id_fk" FOREIGN KEY ("character_id") REFERENCES "public"."characters"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notes" ADD CONSTRAINT "notes_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "notes" ADD CONSTRAINT "notes_scene_id_scenes_id_fk" FOREIGN KEY ("scene_id") REFERENCES "public"."scenes"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "spec_packs" ADD CONSTRAINT "spec_packs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "members" ADD CONSTRAINT "members_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sessions" ADD CONSTRAINT "sessions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "messages" ADD CONSTRAINT "messages_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "change_sets" ADD CONSTRAINT "change_sets_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "events" ADD CONSTRAINT "events_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_projects_fk" FOREIGN KEY ("projects_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_characters_fk" FOREIGN KEY ("characters_id") REFERENCES "public"."characters"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_locations_fk" FOREIGN KEY ("locations_id") REFERENCES "public"."locations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_scenes_fk" FOREIGN KEY ("scenes_id") REFERENCES "public"."scenes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_relationships_fk" FOREIGN KEY ("relationships_id") REFERENCES "public"."relationships"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_acts_fk" FOREIGN KEY ("acts_id") REFERENCES "public"."acts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_beats_fk" FOREIGN KEY ("beats_id") REFERENCES "public"."beats"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_panels_fk" FOREIGN KEY ("panels_id") REFERENCES "public"."panels"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reviews_fk" FOREIGN KEY ("reviews_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_notes_fk" FOREIGN KEY ("notes_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_spec_packs_fk" FOREIGN KEY ("spec_packs_id") REFERENCES "public"."spec_packs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_members_fk" FOREIGN KEY ("members_id") REFERENCES "public"."members"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sessions_fk" FOREIGN KEY ("sessions_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_messages_fk" FOREIGN KEY ("messages_id") REFERENCES "public"."messages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_change_sets_fk" FOREIGN KEY ("change_sets_id") REFERENCES "public"."change_sets"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_events_fk" FOREIGN KEY ("events_id") REFERENCES "public"."events"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_ledger_entries_fk" FOREIGN KEY ("ledger_entries_id") REFERENCES "public"."ledger_entries"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_idempotency_keys_fk" FOREIGN KEY ("idempotency_keys_id") REFERENCES "public"."idempotency_keys"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "projects_updated_at_idx" ON "projects" USING btree ("updated_at");
  CREATE INDEX "projects_created_at_idx" ON "projects" USING btree ("created_at");
  CREATE INDEX "characters_project_idx" ON "characters" USING btree ("project_id");
  CREATE INDEX "characters_name_idx" ON "characters" USING btree ("name");
  CREATE INDEX "characters_updated_at_idx" ON "characters" USING btree ("updated_at");
  CREATE INDEX "characters_created_at_idx" ON "characters" USING btree ("created_at");
  CREATE INDEX "locations_project_idx" ON "locations" USING btree ("project_id");
  CREATE INDEX "locations_name_idx" ON "locations" USING btree ("name");
  CREATE INDEX "locations_updated_at_idx" ON "locations" USING btree ("updated_at");
  CREATE INDEX "locations_created_at_idx" ON "locations" USING btree ("created_at");
  CREATE INDEX "scenes_project_idx" ON "scenes" USING btree ("project_id");
  CREATE INDEX "scenes_location_idx" ON "scenes" USING btree ("location_id");
  CREATE INDEX "scenes_act_idx" ON "scenes" USING btree ("act_id");
  CREATE INDEX "scenes_updated_at_idx" ON "scenes" USING btree ("updated_at");
  CREATE INDEX "scenes_created_at_idx" ON "scenes" USING btree ("created_at");
  CREATE INDEX "relationships_project_idx" ON "relationships" USING btree ("project_id");
  CREATE INDEX "relationships_from_idx" ON "relationships" USING btree ("from_id");
  CREATE INDEX "relationships_to_idx" ON "relationships" USING btree ("to_id");
  CREATE INDEX "relationships_updated_at_idx" ON "relationships" USING btree ("updated_at");
  CREATE INDEX "relationships_created_at_idx" ON "relationships" USING btree ("created_at");
  CREATE INDEX "acts_project_idx" ON "acts" USING btree ("project_id");
  CREATE INDEX "acts_updated_at_idx" ON "acts" USING btree ("updated_at");
  CREATE INDEX "acts_created_at_idx" ON "acts" USING btree ("created_at");
  CREATE INDEX "beats_project_idx" ON "beats" USING btree ("project_id");
  CREATE INDEX "beats_act_idx" ON "beats" USING btree ("act_id");
  CREATE INDEX "beats_updated_at_idx" ON "beats" USING btree ("updated_at");
  CREATE INDEX "beats_created_at_idx" ON "beats" USING btree ("created_at");
  CREATE INDEX "panels_project_idx" ON "panels" USING btree ("project_id");
  CREATE INDEX "panels_scene_idx" ON "panels" USING btree ("scene_id");
  CREATE INDEX "panels_updated_at_idx" ON "panels" USING btree ("updated_at");
  CREATE INDEX "panels_created_at_idx" ON "panels" USING btree ("created_at");
  CREATE INDEX "media_project_idx" ON "media" USING btree ("project_id");
  CREATE INDEX "media_character_idx" ON "media" USING btree ("character_id");
  CREATE INDEX "media_location_idx" ON "media" USING btree ("location_id");
  CREATE INDEX "media_scene_idx" ON "media" USING btree ("scene_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "reviews_project_idx" ON "reviews" USING btree ("project_id");
  CREATE INDEX "reviews_updated_at_idx" ON "reviews" USING btree ("updated_at");
  CREATE INDEX "reviews_created_at_idx" ON "reviews" USING btree ("created_at");
  CREATE INDEX "notes_project_idx" ON "notes" USING btree ("project_id");
  CREATE INDEX "notes_character_idx" ON "notes" USING btree ("character_id");
  CREATE INDEX "notes_location_idx" ON "notes" USING btree ("location_id");
  CREATE INDEX "notes_scene_idx" ON "notes" USING btree ("scene_id");
  CREATE INDEX "notes_updated_at_idx" ON "notes" USING btree ("updated_at");
  CREATE INDEX "notes_created_at_idx" ON "notes" USING btree ("created_at");
  CREATE INDEX "spec_packs_project_idx" ON "spec_packs" USING btree ("project_id");
  CREATE INDEX "spec_packs_updated_at_idx" ON "spec_packs" USING btree ("updated_at");
  CREATE INDEX "spec_packs_created_at_idx" ON "spec_packs" USING btree ("created_at");
  CREATE INDEX "members_project_idx" ON "members" USING btree ("project_id");
  CREATE INDEX "members_user_idx" ON "members" USING btree ("user_id");
  CREATE INDEX "members_updated_at_idx" ON "members" USING btree ("updated_at");
  CREATE INDEX "members_created_at_idx" ON "members" USING btree ("created_at");
  CREATE UNIQUE INDEX "project_user_idx" ON "members" USING btree ("project_id","user_id");
  CREATE INDEX "sessions_project_idx" ON "sessions" USING btree ("project_id");
  CREATE INDEX "sessions_user_idx" ON "sessions" USING btree ("user_id");
  CREATE INDEX "sessions_updated_at_idx" ON "sessions" USING btree ("updated_at");
  CREATE INDEX "sessions_created_at_idx" ON "sessions" USING btree ("created_at");
  CREATE INDEX "messages_project_idx" ON "messages" USING btree ("project_id");
  CREATE INDEX "messages_session_idx" ON "messages" USING btree ("session_id");
  CREATE INDEX "messages_user_idx" ON "messages" USING btree ("user_id");
  CREATE INDEX "messages_text_hash_idx" ON "messages" USING btree ("text_hash");
  CREATE INDEX "messages_updated_at_idx" ON "messages" USING btree ("updated_at");
  CREATE INDEX "messages_created_at_idx" ON "messages" USING btree ("created_at");
  CREATE UNIQUE INDEX "session_turnNumber_author_idx" ON "messages" USING btree ("session_id","turn_number","author");
  CREATE INDEX "change_sets_project_idx" ON "change_sets" USING btree ("project_id");
  CREATE INDEX "change_sets_session_idx" ON "change_sets" USING btree ("session");
  CREATE INDEX "change_sets_reverts_idx" ON "change_sets" USING btree ("reverts");
  CREATE INDEX "change_sets_hash_idx" ON "change_sets" USING btree ("hash");
  CREATE INDEX "change_sets_updated_at_idx" ON "change_sets" USING btree ("updated_at");
  CREATE INDEX "change_sets_created_at_idx" ON "change_sets" USING btree ("created_at");
  CREATE INDEX "events_project_idx" ON "events" USING btree ("project_id");
  CREATE INDEX "events_updated_at_idx" ON "events" USING btree ("updated_at");
  CREATE INDEX "events_created_at_idx" ON "events" USING btree ("created_at");
  CREATE UNIQUE INDEX "project_seq_idx" ON "events" USING btree ("project_id","seq");
  CREATE INDEX "ledger_entries_stream_idx" ON "ledger_entries" USING btree ("stream");
  CREATE INDEX "ledger_entries_updated_at_idx" ON "ledger_entries" USING btree ("updated_at");
  CREATE INDEX "ledger_entries_created_at_idx" ON "ledger_entries" USING btree ("created_at");
  CREATE UNIQUE INDEX "stream_seq_idx" ON "ledger_entries" USING btree ("stream","seq");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys" USING btree ("expires_at");
  CREATE INDEX "idempotency_keys_updated_at_idx" ON "idempotency_keys" USING btree ("updated_at");
  CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" USING btree ("created_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_projects_id_idx" ON "payload_locked_documents_rels" USING btree ("projects_id");
  CREATE INDEX "payload_locked_documents_rels_characters_id_idx" ON "payload_locked_documents_rels" USING btree ("characters_id");
  CREATE INDEX "payload_locked_documents_rels_locations_id_idx" ON "payload_locked_documents_rels" USING btree ("locations_id");
  CREATE INDEX "payload_locked_documents_rels_scenes_id_idx" ON "payload_locked_documents_rels" USING btree ("scenes_id");
  CREATE INDEX "payload_locked_documents_rels_relationships_id_idx" ON "payload_locked_documents_rels" USING btree ("relationships_id");
  CREATE INDEX "payload_locked_documents_rels_acts_id_idx" ON "payload_locked_documents_rels" USING btree ("acts_id");
  CREATE INDEX "payload_locked_documents_rels_beats_id_idx" ON "payload_locked_documents_rels" USING btree ("beats_id");
  CREATE INDEX "payload_locked_documents_rels_panels_id_idx" ON "payload_locked_documents_rels" USING btree ("panels_id");
  CREATE INDEX "payload_locked_documents_rels_media_id_idx" ON "payload_locked_documents_rels" USING btree ("media_id");
  CREATE INDEX "payload_locked_documents_rels_reviews_id_idx" ON "payload_locked_documents_rels" USING btree ("reviews_id");
  CREATE INDEX "payload_locked_documents_rels_notes_id_idx" ON "payload_locked_documents_rels" USING btree ("notes_id");
  CREATE INDEX "payload_locked_documents_rels_spec_packs_id_idx" ON "payload_locked_documents_rels" USING btree ("spec_packs_id");
  CREATE INDEX "payload_locked_documents_rels_members_id_idx" ON "payload_locked_documents_rels" USING btree ("members_id");
  CREATE INDEX "payload_locked_documents_rels_sessions_id_idx" ON "payload_locked_documents_rels" USING btree ("sessions_id");
  CREATE INDEX "payload_locked_documents_rels_messages_id_idx" ON "payload_locked_documents_rels" USING btree ("messages_id");
  CREATE INDEX "payload_locked_documents_rels_change_sets_id_idx" ON "payload_locked_documents_rels" USING btree ("change_sets_id");
  CREATE INDEX "payload_locked_documents_rels_events_id_idx" ON "payload_locked_documents_rels" USING btree ("events_id");
  CREATE INDEX "payload_locked_documents_rels_ledger_entries_id_idx" ON "payload_locked_documents_rels" USING btree ("ledger_entries_id");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_locked_documents_rels_idempotency_keys_id_idx" ON "payload_locked_documents_rels" USING btree ("idempotency_keys_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "projects" CASCADE;
  DROP TABLE "characters" CASCADE;
  DROP TABLE "locations" CASCADE;
  DROP TABLE "scenes" CASCADE;
  DROP TABLE "relationships" CASCADE;
  DROP TABLE "acts" CASCADE;
  DROP TABLE "beats" CASCADE;
  DROP TABLE "panels" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "reviews" CASCADE;
  DROP TABLE "notes" CASCADE;
  DROP TABLE "spec_packs" CASCADE;
  DROP TABLE "members" CASCADE;
  DROP TABLE "sessions" CASCADE;
  DROP TABLE "messages" CASCADE;
  DROP TABLE "change_sets" CASCADE;
  DROP TABLE "events" CASCADE;
  DROP TABLE "ledger_entries" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "idempotency_keys" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_projects_type";
  DROP TYPE "public"."enum_characters_role";
  DROP TYPE "public"."enum_characters_created_via";
  DROP TYPE "public"."enum_locations_created_via";
  DROP TYPE "public"."enum_scenes_time_of_day";
  DROP TYPE "public"."enum_scenes_status";
  DROP TYPE "public"."enum_scenes_created_via";
  DROP TYPE "public"."enum_relationships_type";
  DROP TYPE "public"."enum_relationships_created_via";
  DROP TYPE "public"."enum_acts_created_via";
  DROP TYPE "public"."enum_beats_created_via";
  DROP TYPE "public"."enum_panels_shot_size";
  DROP TYPE "public"."enum_panels_created_via";
  DROP TYPE "public"."enum_media_kind";
  DROP TYPE "public"."enum_media_created_via";
  DROP TYPE "public"."enum_reviews_verdict";
  DROP TYPE "public"."enum_reviews_created_via";
  DROP TYPE "public"."enum_notes_created_via";
  DROP TYPE "public"."enum_members_role";
  DROP TYPE "public"."enum_messages_author";
  DROP TYPE "public"."enum_change_sets_origin";
  DROP TYPE "public"."enum_users_role";`)
}
