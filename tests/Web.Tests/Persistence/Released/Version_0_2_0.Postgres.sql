CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
);

START TRANSACTION;
CREATE TABLE audit_entries (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    who character varying(120) NOT NULL,
    what character varying(60) NOT NULL,
    about character varying(200) NOT NULL,
    CONSTRAINT pk_audit_entries PRIMARY KEY (id)
);

CREATE TABLE identity_accounts (
    id uuid NOT NULL,
    email character varying(200) NOT NULL,
    email_key character varying(200) NOT NULL,
    name character varying(80) NOT NULL,
    authenticator_key text,
    authenticator_step bigint NOT NULL,
    CONSTRAINT pk_identity_accounts PRIMARY KEY (id)
);

CREATE TABLE identity_challenges (
    finder bytea NOT NULL,
    state text NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_identity_challenges PRIMARY KEY (finder)
);

CREATE TABLE identity_invitations (
    id uuid NOT NULL,
    finder bytea NOT NULL,
    email character varying(200) NOT NULL,
    email_key character varying(200) NOT NULL,
    role character varying(40) NOT NULL,
    place character varying(40) NOT NULL,
    by uuid,
    until timestamp with time zone NOT NULL,
    in_place_of uuid,
    CONSTRAINT pk_identity_invitations PRIMARY KEY (id)
);

CREATE TABLE identity_sign_ins (
    id uuid NOT NULL,
    browser bytea NOT NULL,
    email_key character varying(200) NOT NULL,
    code bytea NOT NULL,
    asked timestamp with time zone NOT NULL,
    known bytea,
    refused boolean NOT NULL,
    failures integer NOT NULL,
    CONSTRAINT pk_identity_sign_ins PRIMARY KEY (id)
);

CREATE TABLE jobs_due (
    name character varying(40) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    turn integer NOT NULL,
    held_until timestamp with time zone,
    ended_at timestamp with time zone,
    result character varying(80),
    count integer NOT NULL,
    failed character varying(80),
    CONSTRAINT pk_jobs_due PRIMARY KEY (name)
);

CREATE TABLE mail_outbox (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    goes_first boolean NOT NULL,
    until timestamp with time zone NOT NULL,
    next timestamp with time zone NOT NULL,
    CONSTRAINT pk_mail_outbox PRIMARY KEY (id)
);

CREATE TABLE other_audits_own (
    id uuid NOT NULL,
    title character varying(120) NOT NULL,
    note character varying(1000) NOT NULL,
    version integer NOT NULL,
    counted integer NOT NULL,
    themes text NOT NULL,
    CONSTRAINT pk_other_audits_own PRIMARY KEY (id)
);

CREATE TABLE partnership_front_doors (
    district text NOT NULL,
    phone character varying(40) NOT NULL,
    out_of_hours character varying(40) NOT NULL,
    hours character varying(200) NOT NULL,
    confirmed_by character varying(120) NOT NULL,
    confirmed_on date NOT NULL,
    CONSTRAINT pk_partnership_front_doors PRIMARY KEY (district)
);

CREATE TABLE partnership_installation (
    id integer NOT NULL,
    sample boolean NOT NULL,
    pack text NOT NULL,
    key_check bytea NOT NULL,
    CONSTRAINT pk_partnership_installation PRIMARY KEY (id)
);

CREATE TABLE partnership_organisations (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    name character varying(120) NOT NULL,
    sector text NOT NULL,
    districts text[] NOT NULL,
    size character varying(20),
    left_on date,
    CONSTRAINT pk_partnership_organisations PRIMARY KEY (id)
);

CREATE TABLE persistence_deletions (
    mark bytea NOT NULL,
    week date NOT NULL,
    CONSTRAINT pk_persistence_deletions PRIMARY KEY (mark)
);

CREATE TABLE persistence_form_keys (
    name text NOT NULL,
    xml text NOT NULL,
    CONSTRAINT pk_persistence_form_keys PRIMARY KEY (name)
);

CREATE TABLE practice_arrivals (
    key bytea NOT NULL,
    content bytea NOT NULL,
    sheet_id uuid NOT NULL,
    attempt integer NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_practice_arrivals PRIMARY KEY (key)
);

CREATE TABLE practice_return_failures (
    finder bytea NOT NULL,
    failures integer NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_practice_return_failures PRIMARY KEY (finder)
);

CREATE TABLE practice_returns (
    finder bytea NOT NULL,
    proof bytea NOT NULL,
    opened_week date,
    month date,
    CONSTRAINT pk_practice_returns PRIMARY KEY (finder)
);

CREATE TABLE rounds_rounds (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    title character varying(120) NOT NULL,
    reflection character varying(60) NOT NULL,
    districts text[] NOT NULL,
    pack_version character varying(40) NOT NULL,
    organisations boolean NOT NULL,
    opens_on date NOT NULL,
    closes_on date NOT NULL,
    forgotten_on date,
    CONSTRAINT pk_rounds_rounds PRIMARY KEY (id)
);

CREATE TABLE safeguards_concerns (
    id uuid NOT NULL,
    page character varying(60) NOT NULL,
    district character varying(40) NOT NULL,
    organisation uuid,
    at timestamp with time zone NOT NULL,
    for_themself boolean NOT NULL,
    writer uuid,
    state character varying(20) NOT NULL,
    told character varying(20) NOT NULL,
    closed timestamp with time zone,
    CONSTRAINT pk_safeguards_concerns PRIMARY KEY (id)
);

CREATE TABLE safeguards_overrides (
    page character varying(60) NOT NULL,
    week date NOT NULL,
    times integer NOT NULL,
    CONSTRAINT pk_safeguards_overrides PRIMARY KEY (page, week)
);

CREATE TABLE standards_drafts (
    about character varying(40) NOT NULL,
    content text,
    version integer NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_standards_drafts PRIMARY KEY (about)
);

CREATE TABLE standards_layers (
    number integer NOT NULL,
    pack_version character varying(40) NOT NULL,
    content text NOT NULL,
    sha256 character varying(64) NOT NULL,
    changes character varying(300) NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_standards_layers PRIMARY KEY (number)
);

CREATE TABLE standards_packs (
    version character varying(40) NOT NULL,
    sha256 character varying(64) NOT NULL,
    files bytea NOT NULL,
    CONSTRAINT pk_standards_packs PRIMARY KEY (version)
);

CREATE TABLE ui_shown_pages (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_ui_shown_pages PRIMARY KEY (id)
);

CREATE TABLE identity_outside_accounts (
    issuer character varying(300) NOT NULL,
    subject character varying(255) NOT NULL,
    account_id uuid NOT NULL,
    CONSTRAINT pk_identity_outside_accounts PRIMARY KEY (issuer, subject),
    CONSTRAINT fk_identity_outside_accounts_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE identity_passkeys (
    credential bytea NOT NULL,
    account_id uuid NOT NULL,
    name character varying(60) NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    transports character varying(100) NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    added date NOT NULL,
    CONSTRAINT pk_identity_passkeys PRIMARY KEY (credential),
    CONSTRAINT fk_identity_passkeys_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE identity_posts (
    account_id uuid NOT NULL,
    role character varying(40) NOT NULL,
    place character varying(40) NOT NULL,
    invited_by uuid,
    CONSTRAINT pk_identity_posts PRIMARY KEY (account_id, role, place),
    CONSTRAINT fk_identity_posts_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE identity_recovery_codes (
    account_id uuid NOT NULL,
    hash bytea NOT NULL,
    CONSTRAINT pk_identity_recovery_codes PRIMARY KEY (account_id, hash),
    CONSTRAINT fk_identity_recovery_codes_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE identity_second_tries (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    known boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_identity_second_tries PRIMARY KEY (id),
    CONSTRAINT fk_identity_second_tries_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE identity_sessions (
    finder bytea NOT NULL,
    account_id uuid NOT NULL,
    began timestamp with time zone NOT NULL,
    seen timestamp with time zone NOT NULL,
    second boolean NOT NULL,
    failures integer NOT NULL,
    CONSTRAINT pk_identity_sessions PRIMARY KEY (finder),
    CONSTRAINT fk_identity_sessions_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE notices_choices (
    account_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    pace character varying(20) NOT NULL,
    CONSTRAINT pk_notices_choices PRIMARY KEY (account_id, kind),
    CONSTRAINT fk_notices_choices_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE notices_waiting (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    about uuid,
    sealed bytea NOT NULL,
    goes_on date NOT NULL,
    CONSTRAINT pk_notices_waiting PRIMARY KEY (id),
    CONSTRAINT fk_notices_waiting_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE partnership_imports (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    content text NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_partnership_imports PRIMARY KEY (id),
    CONSTRAINT fk_partnership_imports_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE safeguards_hours (
    account_id uuid NOT NULL,
    day character varying(20) NOT NULL,
    "from" integer NOT NULL,
    until integer NOT NULL,
    CONSTRAINT pk_safeguards_hours PRIMARY KEY (account_id, day),
    CONSTRAINT fk_safeguards_hours_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE
);

CREATE TABLE other_audits_columns (
    organisation_id uuid NOT NULL,
    name character varying(80) NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_other_audits_columns PRIMARY KEY (organisation_id, name),
    CONSTRAINT "fk_other_audits_columns_partnership_organisations_organisation~" FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE CASCADE
);

CREATE TABLE partnership_former_codes (
    code character varying(20) NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT pk_partnership_former_codes PRIMARY KEY (code),
    CONSTRAINT "fk_partnership_former_codes_partnership_organisations_organisa~" FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT
);

CREATE TABLE partnership_units (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name character varying(80) NOT NULL,
    retired_on date,
    CONSTRAINT pk_partnership_units PRIMARY KEY (id),
    CONSTRAINT fk_partnership_units_partnership_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT
);

CREATE TABLE together_evidence (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    what character varying(200) NOT NULL,
    held character varying(200) NOT NULL,
    owner character varying(80) NOT NULL,
    review_on date,
    retired boolean NOT NULL,
    version integer NOT NULL,
    CONSTRAINT pk_together_evidence PRIMARY KEY (id),
    CONSTRAINT fk_together_evidence_partnership_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT
);

CREATE TABLE practice_open_showings (
    round_id uuid NOT NULL,
    shown_on date NOT NULL,
    content text NOT NULL,
    counts text NOT NULL,
    CONSTRAINT pk_practice_open_showings PRIMARY KEY (round_id),
    CONSTRAINT fk_practice_open_showings_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE practice_sheets (
    id uuid NOT NULL,
    owner bytea NOT NULL,
    round_id uuid,
    organisation_id uuid,
    reflection character varying(60) NOT NULL,
    pack_version character varying(40) NOT NULL,
    scope text NOT NULL,
    week date NOT NULL,
    revision integer NOT NULL,
    submitted integer,
    shown boolean NOT NULL,
    CONSTRAINT pk_practice_sheets PRIMARY KEY (id),
    CONSTRAINT fk_practice_sheets_partnership_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_practice_sheets_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE practice_showings (
    round_id uuid NOT NULL,
    shown_on date NOT NULL,
    content text,
    CONSTRAINT pk_practice_showings PRIMARY KEY (round_id),
    CONSTRAINT fk_practice_showings_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE practice_tallies (
    round_id uuid NOT NULL,
    by character varying(20) NOT NULL,
    code character varying(80) NOT NULL,
    content text NOT NULL,
    CONSTRAINT pk_practice_tallies PRIMARY KEY (round_id, by, code),
    CONSTRAINT fk_practice_tallies_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE rounds_extensions (
    round_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    closes_on date NOT NULL,
    reason character varying(300) NOT NULL,
    by uuid NOT NULL,
    given_on date NOT NULL,
    CONSTRAINT pk_rounds_extensions PRIMARY KEY (round_id, organisation_id),
    CONSTRAINT fk_rounds_extensions_partnership_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_rounds_extensions_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE running_rounds_messages (
    sending_id uuid NOT NULL,
    number integer NOT NULL,
    round_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    sent_on date NOT NULL,
    by uuid NOT NULL,
    CONSTRAINT pk_running_rounds_messages PRIMARY KEY (sending_id, number),
    CONSTRAINT "fk_running_rounds_messages_partnership_organisations_organisat~" FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_running_rounds_messages_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE together_reflections (
    id uuid NOT NULL,
    round_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    pack_version character varying(40) NOT NULL,
    stage character varying(20) NOT NULL,
    answered integer NOT NULL,
    began timestamp with time zone NOT NULL,
    signatory uuid,
    signed_at timestamp with time zone,
    reply_by date,
    replied_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT pk_together_reflections PRIMARY KEY (id),
    CONSTRAINT "fk_together_reflections_partnership_organisations_organisation~" FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_together_reflections_rounds_rounds_round_id FOREIGN KEY (round_id) REFERENCES rounds_rounds (id) ON DELETE RESTRICT
);

CREATE TABLE safeguards_steps (
    id uuid NOT NULL,
    concern_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    at timestamp with time zone NOT NULL,
    by uuid,
    CONSTRAINT pk_safeguards_steps PRIMARY KEY (id),
    CONSTRAINT fk_safeguards_steps_safeguards_concerns_concern_id FOREIGN KEY (concern_id) REFERENCES safeguards_concerns (id) ON DELETE CASCADE
);

CREATE TABLE together_evidence_versions (
    pointer_id uuid NOT NULL,
    version integer NOT NULL,
    what character varying(200) NOT NULL,
    held character varying(200) NOT NULL,
    owner character varying(80) NOT NULL,
    review_on date,
    retired boolean NOT NULL,
    by uuid NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_together_evidence_versions PRIMARY KEY (pointer_id, version),
    CONSTRAINT fk_together_evidence_versions_together_evidence_pointer_id FOREIGN KEY (pointer_id) REFERENCES together_evidence (id) ON DELETE CASCADE
);

CREATE TABLE practice_entries (
    sheet_id uuid NOT NULL,
    revision integer NOT NULL,
    content bytea NOT NULL,
    note text,
    CONSTRAINT pk_practice_entries PRIMARY KEY (sheet_id, revision),
    CONSTRAINT fk_practice_entries_practice_sheets_sheet_id FOREIGN KEY (sheet_id) REFERENCES practice_sheets (id) ON DELETE CASCADE
);

CREATE TABLE practice_sittings (
    token bytea NOT NULL,
    sheet_id uuid NOT NULL,
    sealed text NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_practice_sittings PRIMARY KEY (token),
    CONSTRAINT fk_practice_sittings_practice_sheets_sheet_id FOREIGN KEY (sheet_id) REFERENCES practice_sheets (id) ON DELETE CASCADE
);

CREATE TABLE plans_actions (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    reflection_id uuid,
    item character varying(40),
    text character varying(500) NOT NULL,
    owner character varying(80) NOT NULL,
    due_on date,
    stage character varying(20) NOT NULL,
    effect text NOT NULL,
    proposed_level integer,
    reminded_on date,
    version integer NOT NULL,
    CONSTRAINT pk_plans_actions PRIMARY KEY (id),
    CONSTRAINT fk_plans_actions_partnership_organisations_organisation_id FOREIGN KEY (organisation_id) REFERENCES partnership_organisations (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_actions_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE SET NULL
);

CREATE TABLE together_answers (
    reflection_id uuid NOT NULL,
    item character varying(40) NOT NULL,
    version integer NOT NULL,
    kind character varying(20),
    level integer,
    why text NOT NULL,
    works_well text NOT NULL,
    next text NOT NULL,
    evidence text NOT NULL,
    origin character varying(20) NOT NULL,
    reason text,
    rounds_unchanged integer NOT NULL,
    by uuid NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    taken_out boolean NOT NULL,
    CONSTRAINT pk_together_answers PRIMARY KEY (reflection_id, item, version),
    CONSTRAINT fk_together_answers_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_assignments (
    reflection_id uuid NOT NULL,
    item character varying(40) NOT NULL,
    account_id uuid NOT NULL,
    CONSTRAINT pk_together_assignments PRIMARY KEY (reflection_id, item),
    CONSTRAINT fk_together_assignments_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_together_assignments_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_drafts (
    reflection_id uuid NOT NULL,
    item character varying(40) NOT NULL,
    account_id uuid NOT NULL,
    based_on integer NOT NULL,
    content text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_together_drafts PRIMARY KEY (reflection_id, item, account_id),
    CONSTRAINT fk_together_drafts_identity_accounts_account_id FOREIGN KEY (account_id) REFERENCES identity_accounts (id) ON DELETE CASCADE,
    CONSTRAINT fk_together_drafts_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_moderations (
    reflection_id uuid NOT NULL,
    item character varying(40) NOT NULL,
    level integer NOT NULL,
    reason text NOT NULL,
    by uuid NOT NULL,
    by_name character varying(80) NOT NULL,
    CONSTRAINT pk_together_moderations PRIMARY KEY (reflection_id, item),
    CONSTRAINT fk_together_moderations_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_readings (
    reflection_id uuid NOT NULL,
    item character varying(40) NOT NULL,
    reader uuid NOT NULL,
    reader_name character varying(80) NOT NULL,
    level integer NOT NULL,
    reason text NOT NULL,
    CONSTRAINT pk_together_readings PRIMARY KEY (reflection_id, item, reader),
    CONSTRAINT fk_together_readings_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_replies (
    reflection_id uuid NOT NULL,
    thanks text NOT NULL,
    first_strength text NOT NULL,
    second_strength text NOT NULL,
    ask text NOT NULL,
    version integer NOT NULL,
    sent_by uuid,
    sent_by_name character varying(80) NOT NULL,
    CONSTRAINT pk_together_replies PRIMARY KEY (reflection_id),
    CONSTRAINT fk_together_replies_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE together_steps (
    reflection_id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(20) NOT NULL,
    words text NOT NULL,
    by uuid NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_together_steps PRIMARY KEY (reflection_id, number),
    CONSTRAINT fk_together_steps_together_reflections_reflection_id FOREIGN KEY (reflection_id) REFERENCES together_reflections (id) ON DELETE CASCADE
);

CREATE TABLE plans_action_steps (
    action_id uuid NOT NULL,
    number integer NOT NULL,
    stage character varying(20) NOT NULL,
    words text NOT NULL,
    by uuid NOT NULL,
    by_name character varying(80) NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_plans_action_steps PRIMARY KEY (action_id, number),
    CONSTRAINT fk_plans_action_steps_plans_actions_action_id FOREIGN KEY (action_id) REFERENCES plans_actions (id) ON DELETE CASCADE
);

CREATE INDEX ix_audit_entries_at ON audit_entries (at);

CREATE UNIQUE INDEX ix_identity_accounts_email_key ON identity_accounts (email_key);

CREATE UNIQUE INDEX ix_identity_invitations_email_key_role_place ON identity_invitations (email_key, role, place);

CREATE UNIQUE INDEX ix_identity_invitations_finder ON identity_invitations (finder);

CREATE INDEX ix_identity_outside_accounts_account_id ON identity_outside_accounts (account_id);

CREATE INDEX ix_identity_passkeys_account_id ON identity_passkeys (account_id);

CREATE INDEX ix_identity_posts_place ON identity_posts (place);

CREATE INDEX ix_identity_second_tries_account_id ON identity_second_tries (account_id);

CREATE INDEX ix_identity_sessions_account_id ON identity_sessions (account_id);

CREATE INDEX ix_identity_sign_ins_browser ON identity_sign_ins (browser);

CREATE INDEX ix_identity_sign_ins_email_key ON identity_sign_ins (email_key);

CREATE INDEX ix_mail_outbox_next ON mail_outbox (next);

CREATE INDEX ix_notices_waiting_account_id ON notices_waiting (account_id);

CREATE INDEX ix_partnership_former_codes_organisation_id ON partnership_former_codes (organisation_id);

CREATE INDEX ix_partnership_imports_account_id ON partnership_imports (account_id);

CREATE UNIQUE INDEX ix_partnership_organisations_code ON partnership_organisations (code);

CREATE INDEX ix_partnership_units_organisation_id ON partnership_units (organisation_id);

CREATE INDEX ix_plans_actions_due_on ON plans_actions (due_on);

CREATE INDEX ix_plans_actions_organisation_id ON plans_actions (organisation_id);

CREATE INDEX ix_plans_actions_reflection_id ON plans_actions (reflection_id);

CREATE INDEX ix_practice_sheets_organisation_id ON practice_sheets (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE UNIQUE INDEX ix_practice_sheets_owner ON practice_sheets (owner);

CREATE INDEX ix_practice_sheets_round_id ON practice_sheets (round_id);

CREATE INDEX ix_practice_sittings_sheet_id ON practice_sittings (sheet_id);

CREATE INDEX ix_practice_sittings_until ON practice_sittings (until);

CREATE INDEX ix_rounds_extensions_organisation_id ON rounds_extensions (organisation_id);

CREATE UNIQUE INDEX ix_rounds_rounds_code ON rounds_rounds (code);

CREATE UNIQUE INDEX ix_rounds_rounds_title ON rounds_rounds (title);

CREATE INDEX ix_running_rounds_messages_organisation_id ON running_rounds_messages (organisation_id);

CREATE INDEX ix_running_rounds_messages_round_id ON running_rounds_messages (round_id);

CREATE INDEX ix_safeguards_concerns_district_state ON safeguards_concerns (district, state);

CREATE INDEX ix_safeguards_steps_concern_id ON safeguards_steps (concern_id);

CREATE INDEX ix_together_assignments_account_id ON together_assignments (account_id);

CREATE INDEX ix_together_drafts_account_id ON together_drafts (account_id);

CREATE INDEX ix_together_evidence_organisation_id ON together_evidence (organisation_id);

CREATE INDEX ix_together_reflections_organisation_id ON together_reflections (organisation_id);

CREATE UNIQUE INDEX ix_together_reflections_round_id_organisation_id ON together_reflections (round_id, organisation_id);

CREATE INDEX ix_ui_shown_pages_until ON ui_shown_pages (until);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201002116_Version_0_2_0', '10.0.15');

COMMIT;

