CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
) WITHOUT ROWID;

BEGIN TRANSACTION;
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "about" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "identity_accounts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identity_accounts" PRIMARY KEY,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "authenticator_key" TEXT NULL,
    "authenticator_step" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "identity_challenges" (
    "finder" BLOB NOT NULL CONSTRAINT "pk_identity_challenges" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "until" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "identity_invitations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identity_invitations" PRIMARY KEY,
    "finder" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "by" TEXT NULL,
    "until" TEXT NOT NULL,
    "in_place_of" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "identity_sign_ins" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identity_sign_ins" PRIMARY KEY,
    "browser" BLOB NOT NULL,
    "email_key" TEXT NOT NULL,
    "code" BLOB NOT NULL,
    "asked" TEXT NOT NULL,
    "known" BLOB NULL,
    "refused" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE "jobs_due" (
    "name" TEXT NOT NULL CONSTRAINT "pk_jobs_due" PRIMARY KEY,
    "due_at" TEXT NOT NULL,
    "turn" INTEGER NOT NULL,
    "held_until" TEXT NULL,
    "ended_at" TEXT NULL,
    "result" TEXT NULL,
    "count" INTEGER NOT NULL,
    "failed" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "mail_outbox" (
    "id" TEXT NOT NULL CONSTRAINT "pk_mail_outbox" PRIMARY KEY,
    "sealed" BLOB NOT NULL,
    "goes_first" INTEGER NOT NULL,
    "until" TEXT NOT NULL,
    "next" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "other_audits_own" (
    "id" TEXT NOT NULL CONSTRAINT "pk_other_audits_own" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "themes" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "partnership_front_doors" (
    "district" TEXT NOT NULL CONSTRAINT "pk_partnership_front_doors" PRIMARY KEY,
    "phone" TEXT NOT NULL,
    "out_of_hours" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_on" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "partnership_installation" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_partnership_installation" PRIMARY KEY,
    "sample" INTEGER NOT NULL,
    "pack" TEXT NOT NULL,
    "key_check" BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE "partnership_organisations" (
    "id" TEXT NOT NULL CONSTRAINT "pk_partnership_organisations" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "districts" TEXT NOT NULL,
    "size" TEXT NULL,
    "left_on" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "persistence_deletions" (
    "mark" BLOB NOT NULL CONSTRAINT "pk_persistence_deletions" PRIMARY KEY,
    "week" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "persistence_form_keys" (
    "name" TEXT NOT NULL CONSTRAINT "pk_persistence_form_keys" PRIMARY KEY,
    "xml" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "practice_arrivals" (
    "key" BLOB NOT NULL CONSTRAINT "pk_practice_arrivals" PRIMARY KEY,
    "content" BLOB NOT NULL,
    "sheet_id" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "until" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "practice_return_failures" (
    "finder" BLOB NOT NULL CONSTRAINT "pk_practice_return_failures" PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "until" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "practice_returns" (
    "finder" BLOB NOT NULL CONSTRAINT "pk_practice_returns" PRIMARY KEY,
    "proof" BLOB NOT NULL,
    "opened_week" TEXT NULL,
    "month" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "rounds_rounds" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rounds_rounds" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "reflection" TEXT NOT NULL,
    "districts" TEXT NOT NULL,
    "pack_version" TEXT NOT NULL,
    "organisations" INTEGER NOT NULL,
    "opens_on" TEXT NOT NULL,
    "closes_on" TEXT NOT NULL,
    "forgotten_on" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "safeguards_concerns" (
    "id" TEXT NOT NULL CONSTRAINT "pk_safeguards_concerns" PRIMARY KEY,
    "page" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "organisation" TEXT NULL,
    "at" TEXT NOT NULL,
    "for_themself" INTEGER NOT NULL,
    "writer" TEXT NULL,
    "state" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "closed" TEXT NULL
) WITHOUT ROWID;

CREATE TABLE "safeguards_overrides" (
    "page" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "times" INTEGER NOT NULL,
    CONSTRAINT "pk_safeguards_overrides" PRIMARY KEY ("page", "week")
) WITHOUT ROWID;

CREATE TABLE "standards_drafts" (
    "about" TEXT NOT NULL CONSTRAINT "pk_standards_drafts" PRIMARY KEY,
    "content" TEXT NULL,
    "version" INTEGER NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "standards_layers" (
    "number" INTEGER NOT NULL CONSTRAINT "pk_standards_layers" PRIMARY KEY,
    "pack_version" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "standards_packs" (
    "version" TEXT NOT NULL CONSTRAINT "pk_standards_packs" PRIMARY KEY,
    "sha256" TEXT NOT NULL,
    "files" BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE "ui_shown_pages" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ui_shown_pages" PRIMARY KEY,
    "sealed" BLOB NOT NULL,
    "until" TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE "identity_outside_accounts" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    CONSTRAINT "pk_identity_outside_accounts" PRIMARY KEY ("issuer", "subject"),
    CONSTRAINT "fk_identity_outside_accounts_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "identity_passkeys" (
    "credential" BLOB NOT NULL CONSTRAINT "pk_identity_passkeys" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BLOB NOT NULL,
    "sign_count" INTEGER NOT NULL,
    "transports" TEXT NOT NULL,
    "backup_eligible" INTEGER NOT NULL,
    "backed_up" INTEGER NOT NULL,
    "added" TEXT NOT NULL,
    CONSTRAINT "fk_identity_passkeys_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "identity_posts" (
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "invited_by" TEXT NULL,
    CONSTRAINT "pk_identity_posts" PRIMARY KEY ("account_id", "role", "place"),
    CONSTRAINT "fk_identity_posts_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "identity_recovery_codes" (
    "account_id" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_identity_recovery_codes" PRIMARY KEY ("account_id", "hash"),
    CONSTRAINT "fk_identity_recovery_codes_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "identity_second_tries" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identity_second_tries" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "known" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_identity_second_tries_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "identity_sessions" (
    "finder" BLOB NOT NULL CONSTRAINT "pk_identity_sessions" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "began" TEXT NOT NULL,
    "seen" TEXT NOT NULL,
    "second" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    CONSTRAINT "fk_identity_sessions_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "notices_choices" (
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "pace" TEXT NOT NULL,
    CONSTRAINT "pk_notices_choices" PRIMARY KEY ("account_id", "kind"),
    CONSTRAINT "fk_notices_choices_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "notices_waiting" (
    "id" TEXT NOT NULL CONSTRAINT "pk_notices_waiting" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NULL,
    "sealed" BLOB NOT NULL,
    "goes_on" TEXT NOT NULL,
    CONSTRAINT "fk_notices_waiting_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "partnership_imports" (
    "id" TEXT NOT NULL CONSTRAINT "pk_partnership_imports" PRIMARY KEY,
    "account_id" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    CONSTRAINT "fk_partnership_imports_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "safeguards_hours" (
    "account_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL,
    CONSTRAINT "pk_safeguards_hours" PRIMARY KEY ("account_id", "day"),
    CONSTRAINT "fk_safeguards_hours_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "other_audits_columns" (
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "pk_other_audits_columns" PRIMARY KEY ("organisation_id", "name"),
    CONSTRAINT "fk_other_audits_columns_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "partnership_former_codes" (
    "code" TEXT NOT NULL CONSTRAINT "pk_partnership_former_codes" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    CONSTRAINT "fk_partnership_former_codes_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "partnership_units" (
    "id" TEXT NOT NULL CONSTRAINT "pk_partnership_units" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "retired_on" TEXT NULL,
    CONSTRAINT "fk_partnership_units_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "together_evidence" (
    "id" TEXT NOT NULL CONSTRAINT "pk_together_evidence" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "held" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "review_on" TEXT NULL,
    "retired" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_together_evidence_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "practice_open_showings" (
    "round_id" TEXT NOT NULL CONSTRAINT "pk_practice_open_showings" PRIMARY KEY,
    "shown_on" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "counts" TEXT NOT NULL,
    CONSTRAINT "fk_practice_open_showings_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "practice_sheets" (
    "id" TEXT NOT NULL CONSTRAINT "pk_practice_sheets" PRIMARY KEY,
    "owner" BLOB NOT NULL,
    "round_id" TEXT NULL,
    "organisation_id" TEXT NULL,
    "reflection" TEXT NOT NULL,
    "pack_version" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "submitted" INTEGER NULL,
    "shown" INTEGER NOT NULL,
    CONSTRAINT "fk_practice_sheets_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_practice_sheets_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "practice_showings" (
    "round_id" TEXT NOT NULL CONSTRAINT "pk_practice_showings" PRIMARY KEY,
    "shown_on" TEXT NOT NULL,
    "content" TEXT NULL,
    CONSTRAINT "fk_practice_showings_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "practice_tallies" (
    "round_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    CONSTRAINT "pk_practice_tallies" PRIMARY KEY ("round_id", "by", "code"),
    CONSTRAINT "fk_practice_tallies_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "rounds_extensions" (
    "round_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "closes_on" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    CONSTRAINT "pk_rounds_extensions" PRIMARY KEY ("round_id", "organisation_id"),
    CONSTRAINT "fk_rounds_extensions_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_extensions_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "running_rounds_messages" (
    "sending_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "round_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sent_on" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT "pk_running_rounds_messages" PRIMARY KEY ("sending_id", "number"),
    CONSTRAINT "fk_running_rounds_messages_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_running_rounds_messages_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "together_reflections" (
    "id" TEXT NOT NULL CONSTRAINT "pk_together_reflections" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "pack_version" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "answered" INTEGER NOT NULL,
    "began" TEXT NOT NULL,
    "signatory" TEXT NULL,
    "signed_at" TEXT NULL,
    "reply_by" TEXT NULL,
    "replied_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_together_reflections_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_together_reflections_rounds_rounds_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_rounds" ("id") ON DELETE RESTRICT
) WITHOUT ROWID;

CREATE TABLE "safeguards_steps" (
    "id" TEXT NOT NULL CONSTRAINT "pk_safeguards_steps" PRIMARY KEY,
    "concern_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NULL,
    CONSTRAINT "fk_safeguards_steps_safeguards_concerns_concern_id" FOREIGN KEY ("concern_id") REFERENCES "safeguards_concerns" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_evidence_versions" (
    "pointer_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "held" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "review_on" TEXT NULL,
    "retired" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_together_evidence_versions" PRIMARY KEY ("pointer_id", "version"),
    CONSTRAINT "fk_together_evidence_versions_together_evidence_pointer_id" FOREIGN KEY ("pointer_id") REFERENCES "together_evidence" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "practice_entries" (
    "sheet_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "note" TEXT NULL,
    CONSTRAINT "pk_practice_entries" PRIMARY KEY ("sheet_id", "revision"),
    CONSTRAINT "fk_practice_entries_practice_sheets_sheet_id" FOREIGN KEY ("sheet_id") REFERENCES "practice_sheets" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "practice_sittings" (
    "token" BLOB NOT NULL CONSTRAINT "pk_practice_sittings" PRIMARY KEY,
    "sheet_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    CONSTRAINT "fk_practice_sittings_practice_sheets_sheet_id" FOREIGN KEY ("sheet_id") REFERENCES "practice_sheets" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "plans_actions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_actions" PRIMARY KEY,
    "organisation_id" TEXT NOT NULL,
    "reflection_id" TEXT NULL,
    "item" TEXT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due_on" TEXT NULL,
    "stage" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "proposed_level" INTEGER NULL,
    "reminded_on" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "fk_plans_actions_partnership_organisations_organisation_id" FOREIGN KEY ("organisation_id") REFERENCES "partnership_organisations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_actions_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE SET NULL
) WITHOUT ROWID;

CREATE TABLE "together_answers" (
    "reflection_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NULL,
    "level" INTEGER NULL,
    "why" TEXT NOT NULL,
    "works_well" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "reason" TEXT NULL,
    "rounds_unchanged" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "taken_out" INTEGER NOT NULL,
    CONSTRAINT "pk_together_answers" PRIMARY KEY ("reflection_id", "item", "version"),
    CONSTRAINT "fk_together_answers_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_assignments" (
    "reflection_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    CONSTRAINT "pk_together_assignments" PRIMARY KEY ("reflection_id", "item"),
    CONSTRAINT "fk_together_assignments_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_together_assignments_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_drafts" (
    "reflection_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "based_on" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_together_drafts" PRIMARY KEY ("reflection_id", "item", "account_id"),
    CONSTRAINT "fk_together_drafts_identity_accounts_account_id" FOREIGN KEY ("account_id") REFERENCES "identity_accounts" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_together_drafts_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_moderations" (
    "reflection_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    CONSTRAINT "pk_together_moderations" PRIMARY KEY ("reflection_id", "item"),
    CONSTRAINT "fk_together_moderations_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_readings" (
    "reflection_id" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "reader_name" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "pk_together_readings" PRIMARY KEY ("reflection_id", "item", "reader"),
    CONSTRAINT "fk_together_readings_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_replies" (
    "reflection_id" TEXT NOT NULL CONSTRAINT "pk_together_replies" PRIMARY KEY,
    "thanks" TEXT NOT NULL,
    "first_strength" TEXT NOT NULL,
    "second_strength" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sent_by" TEXT NULL,
    "sent_by_name" TEXT NOT NULL,
    CONSTRAINT "fk_together_replies_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "together_steps" (
    "reflection_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_together_steps" PRIMARY KEY ("reflection_id", "number"),
    CONSTRAINT "fk_together_steps_together_reflections_reflection_id" FOREIGN KEY ("reflection_id") REFERENCES "together_reflections" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE "plans_action_steps" (
    "action_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "pk_plans_action_steps" PRIMARY KEY ("action_id", "number"),
    CONSTRAINT "fk_plans_action_steps_plans_actions_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_actions" ("id") ON DELETE CASCADE
) WITHOUT ROWID;

CREATE INDEX "ix_audit_entries_at" ON "audit_entries" ("at");

CREATE UNIQUE INDEX "ix_identity_accounts_email_key" ON "identity_accounts" ("email_key");

CREATE UNIQUE INDEX "ix_identity_invitations_email_key_role_place" ON "identity_invitations" ("email_key", "role", "place");

CREATE UNIQUE INDEX "ix_identity_invitations_finder" ON "identity_invitations" ("finder");

CREATE INDEX "ix_identity_outside_accounts_account_id" ON "identity_outside_accounts" ("account_id");

CREATE INDEX "ix_identity_passkeys_account_id" ON "identity_passkeys" ("account_id");

CREATE INDEX "ix_identity_posts_place" ON "identity_posts" ("place");

CREATE INDEX "ix_identity_second_tries_account_id" ON "identity_second_tries" ("account_id");

CREATE INDEX "ix_identity_sessions_account_id" ON "identity_sessions" ("account_id");

CREATE INDEX "ix_identity_sign_ins_browser" ON "identity_sign_ins" ("browser");

CREATE INDEX "ix_identity_sign_ins_email_key" ON "identity_sign_ins" ("email_key");

CREATE INDEX "ix_mail_outbox_next" ON "mail_outbox" ("next");

CREATE INDEX "ix_notices_waiting_account_id" ON "notices_waiting" ("account_id");

CREATE INDEX "ix_partnership_former_codes_organisation_id" ON "partnership_former_codes" ("organisation_id");

CREATE INDEX "ix_partnership_imports_account_id" ON "partnership_imports" ("account_id");

CREATE UNIQUE INDEX "ix_partnership_organisations_code" ON "partnership_organisations" ("code");

CREATE INDEX "ix_partnership_units_organisation_id" ON "partnership_units" ("organisation_id");

CREATE INDEX "ix_plans_actions_due_on" ON "plans_actions" ("due_on");

CREATE INDEX "ix_plans_actions_organisation_id" ON "plans_actions" ("organisation_id");

CREATE INDEX "ix_plans_actions_reflection_id" ON "plans_actions" ("reflection_id");

CREATE INDEX "ix_practice_sheets_organisation_id" ON "practice_sheets" ("organisation_id") WHERE organisation_id IS NOT NULL;

CREATE UNIQUE INDEX "ix_practice_sheets_owner" ON "practice_sheets" ("owner");

CREATE INDEX "ix_practice_sheets_round_id" ON "practice_sheets" ("round_id");

CREATE INDEX "ix_practice_sittings_sheet_id" ON "practice_sittings" ("sheet_id");

CREATE INDEX "ix_practice_sittings_until" ON "practice_sittings" ("until");

CREATE INDEX "ix_rounds_extensions_organisation_id" ON "rounds_extensions" ("organisation_id");

CREATE UNIQUE INDEX "ix_rounds_rounds_code" ON "rounds_rounds" ("code");

CREATE UNIQUE INDEX "ix_rounds_rounds_title" ON "rounds_rounds" ("title");

CREATE INDEX "ix_running_rounds_messages_organisation_id" ON "running_rounds_messages" ("organisation_id");

CREATE INDEX "ix_running_rounds_messages_round_id" ON "running_rounds_messages" ("round_id");

CREATE INDEX "ix_safeguards_concerns_district_state" ON "safeguards_concerns" ("district", "state");

CREATE INDEX "ix_safeguards_steps_concern_id" ON "safeguards_steps" ("concern_id");

CREATE INDEX "ix_together_assignments_account_id" ON "together_assignments" ("account_id");

CREATE INDEX "ix_together_drafts_account_id" ON "together_drafts" ("account_id");

CREATE INDEX "ix_together_evidence_organisation_id" ON "together_evidence" ("organisation_id");

CREATE INDEX "ix_together_reflections_organisation_id" ON "together_reflections" ("organisation_id");

CREATE UNIQUE INDEX "ix_together_reflections_round_id_organisation_id" ON "together_reflections" ("round_id", "organisation_id");

CREATE INDEX "ix_ui_shown_pages_until" ON "ui_shown_pages" ("until");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201002109_Version_0_2_0', '10.0.15');

COMMIT;

