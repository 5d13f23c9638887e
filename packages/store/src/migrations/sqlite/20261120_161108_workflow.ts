import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`acts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`title\` text,
  	\`summary\` text,
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`acts_project_idx\` ON \`acts\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`acts_updated_at_idx\` ON \`acts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`acts_created_at_idx\` ON \`acts\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`beats\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`title\` text NOT NULL,
  	\`summary\` text,
  	\`number\` numeric,
  	\`act_id\` text(36),
  	\`approved\` integer DEFAULT 'null',
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`act_id\`) REFERENCES \`acts\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`beats_project_idx\` ON \`beats\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`beats_act_idx\` ON \`beats\` (\`act_id\`);`)
  await db.run(sql`CREATE INDEX \`beats_updated_at_idx\` ON \`beats\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`beats_created_at_idx\` ON \`beats\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`panels\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`scene_id\` text(36) NOT NULL,
  	\`number\` numeric,
  	\`description\` text,
  	\`shot_size\` text,
  	\`approved\` integer DEFAULT 'null',
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`scene_id\`) REFERENCES \`scenes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`panels_project_idx\` ON \`panels\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`panels_scene_idx\` ON \`panels\` (\`scene_id\`);`)
  await db.run(sql`CREATE INDEX \`panels_updated_at_idx\` ON \`panels\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`panels_created_at_idx\` ON \`panels\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`character_id\` text(36),
  	\`location_id\` text(36),
  	\`scene_id\` text(36),
  	\`text\` text,
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`character_id\`) REFERENCES \`characters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`location_id\`) REFERENCES \`locations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`scene_id\`) REFERENCES \`scenes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`media_project_idx\` ON \`media\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`media_character_idx\` ON \`media\` (\`character_id\`);`)
  await db.run(sql`CREATE INDEX \`media_location_idx\` ON \`media\` (\`location_id\`);`)
  await db.run(sql`CREATE INDEX \`media_scene_idx\` ON \`media\` (\`scene_id\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`reviews\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`verdict\` text NOT NULL,
  	\`text\` text,
  	\`by\` text,
  	\`at\` text,
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`reviews_project_idx\` ON \`reviews\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`reviews_updated_at_idx\` ON \`reviews\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reviews_created_at_idx\` ON \`reviews\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`notes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`text\` text NOT NULL,
  	\`blocking\` integer DEFAULT 'null',
  	\`resolved\` integer DEFAULT 'null',
  	\`character_id\` text(36),
  	\`location_id\` text(36),
  	\`scene_id\` text(36),
  	\`by\` text,
  	\`at\` text,
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`character_id\`) REFERENCES \`characters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`location_id\`) REFERENCES \`locations\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`scene_id\`) REFERENCES \`scenes\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`notes_project_idx\` ON \`notes\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`notes_character_idx\` ON \`notes\` (\`character_id\`);`)
  await db.run(sql`CREATE INDEX \`notes_location_idx\` ON \`notes\` (\`location_id\`);`)
  await db.run(sql`CREATE INDEX \`notes_scene_idx\` ON \`notes\` (\`scene_id\`);`)
  await db.run(sql`CREATE INDEX \`notes_updated_at_idx\` ON \`notes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`notes_created_at_idx\` ON \`notes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`spec_packs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`target\` text NOT NULL,
  	\`step\` text NOT NULL,
  	\`passed\` integer DEFAULT false NOT NULL,
  	\`judged\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`files\` text NOT NULL,
  	\`runs\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`spec_packs_project_idx\` ON \`spec_packs\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`spec_packs_updated_at_idx\` ON \`spec_packs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`spec_packs_created_at_idx\` ON \`spec_packs\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`style\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`target_minutes\` numeric;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`workflow\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`thresholds\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`current_step\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`workflow_state\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`workflow_definition\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`last_author\` text;`)
  await db.run(sql`ALTER TABLE \`projects\` ADD \`last_changed_at\` text;`)
  await db.run(sql`ALTER TABLE \`scenes\` ADD \`act_id\` text(36) REFERENCES acts(id);`)
  await db.run(sql`ALTER TABLE \`scenes\` ADD \`status\` text;`)
  await db.run(sql`ALTER TABLE \`scenes\` ADD \`running_time\` numeric;`)
  await db.run(sql`CREATE INDEX \`scenes_act_idx\` ON \`scenes\` (\`act_id\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`acts_id\` text(36) REFERENCES acts(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`beats_id\` text(36) REFERENCES beats(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`panels_id\` text(36) REFERENCES panels(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`media_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`reviews_id\` text(36) REFERENCES reviews(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`notes_id\` text(36) REFERENCES notes(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`spec_packs_id\` text(36) REFERENCES spec_packs(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_acts_id_idx\` ON \`payload_locked_documents_rels\` (\`acts_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_beats_id_idx\` ON \`payload_locked_documents_rels\` (\`beats_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_panels_id_idx\` ON \`payload_locked_documents_rels\` (\`panels_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_reviews_id_idx\` ON \`payload_locked_documents_rels\` (\`reviews_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_notes_id_idx\` ON \`payload_locked_documents_rels\` (\`notes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_spec_packs_id_idx\` ON \`payload_locked_documents_rels\` (\`spec_packs_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`acts\`;`)
  await db.run(sql`DROP TABLE \`beats\`;`)
  await db.run(sql`DROP TABLE \`panels\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`DROP TABLE \`reviews\`;`)
  await db.run(sql`DROP TABLE \`notes\`;`)
  await db.run(sql`DROP TABLE \`spec_packs\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_scenes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`project_id\` text(36) NOT NULL,
  	\`title\` text,
  	\`number\` numeric,
  	\`interior\` integer DEFAULT 'null',
  	\`location_id\` text(36),
  	\`time_of_day\` text,
  	\`characters\` text,
  	\`summary\` text,
  	\`created_via\` text DEFAULT 'manual' NOT NULL,
  	\`sources\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`project_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`location_id\`) REFERENCES \`locations\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_scenes\`("id", "project_id", "title", "number", "interior", "location_id", "time_of_day", "characters", "summary", "created_via", "sources", "updated_at", "created_at") SELECT "id", "project_id", "title", "number", "interior", "location_id", "time_of_day", "characters", "summary", "created_via", "sources", "updated_at", "created_at" FROM \`scenes\`;`)
  await db.run(sql`DROP TABLE \`scenes\`;`)
  await db.run(sql`ALTER TABLE \`__new_scenes\` RENAME TO \`scenes\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`scenes_project_idx\` ON \`scenes\` (\`project_id\`);`)
  await db.run(sql`CREATE INDEX \`scenes_location_idx\` ON \`scenes\` (\`location_id\`);`)
  await db.run(sql`CREATE INDEX \`scenes_updated_at_idx\` ON \`scenes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`scenes_created_at_idx\` ON \`scenes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`projects_id\` text(36),
  	\`characters_id\` text(36),
  	\`locations_id\` text(36),
  	\`scenes_id\` text(36),
  	\`relationships_id\` text(36),
  	\`members_id\` text(36),
  	\`sessions_id\` text,
  	\`messages_id\` text(36),
  	\`change_sets_id\` text(36),
  	\`events_id\` text(36),
  	\`ledger_entries_id\` text(36),
  	\`users_id\` text(36),
  	\`idempotency_keys_id\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`projects_id\`) REFERENCES \`projects\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`characters_id\`) REFERENCES \`characters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`locations_id\`) REFERENCES \`locations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`scenes_id\`) REFERENCES \`scenes\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`relationships_id\`) REFERENCES \`relationships\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`members_id\`) REFERENCES \`members\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sessions_id\`) REFERENCES \`sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`messages_id\`) REFERENCES \`messages\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`change_sets_id\`) REFERENCES \`change_sets\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`events_id\`) REFERENCES \`events\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`ledger_entries_id\`) REFERENCES \`ledger_entries\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`idempotency_keys_id\`) REFERENCES \`idempotency_keys\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "projects_id", "characters_id", "locations_id", "scenes_id", "relationships_id", "members_id", "sessions_id", "messages_id", "change_sets_id", "events_id", "ledger_entries_id", "users_id", "idempotency_keys_id") SELECT "id", "order", "parent_id", "path", "projects_id", "characters_id", "locations_id", "scenes_id", "relationships_id", "members_id", "sessions_id", "messages_id", "change_sets_id", "events_id", "ledger_entries_id", "users_id", "idempotency_keys_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_projects_id_idx\` ON \`payload_locked_documents_rels\` (\`projects_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_characters_id_idx\` ON \`payload_locked_documents_rels\` (\`characters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_locations_id_idx\` ON \`payload_locked_documents_rels\` (\`locations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_scenes_id_idx\` ON \`payload_locked_documents_rels\` (\`scenes_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_relationships_id_idx\` ON \`payload_locked_documents_rels\` (\`relationships_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_members_id_idx\` ON \`payload_locked_documents_rels\` (\`members_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_messages_id_idx\` ON \`payload_locked_documents_rels\` (\`messages_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_change_sets_id_idx\` ON \`payload_locked_documents_rels\` (\`change_sets_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_events_id_idx\` ON \`payload_locked_documents_rels\` (\`events_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_ledger_entries_id_idx\` ON \`payload_locked_documents_rels\` (\`ledger_entries_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_idempotency_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`idempotency_keys_id\`);`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`style\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`target_minutes\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`workflow\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`thresholds\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`current_step\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`workflow_state\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`workflow_definition\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`last_author\`;`)
  await db.run(sql`ALTER TABLE \`projects\` DROP COLUMN \`last_changed_at\`;`)
}
