using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Version_0_2_0 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    who = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    what = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    about = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    authenticator_key = table.Column<string>(type: "text", nullable: true),
                    authenticator_step = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_challenges",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_challenges", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "identity_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    in_place_of = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    browser = table.Column<byte[]>(type: "bytea", nullable: false),
                    email_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    code = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    known = table.Column<byte[]>(type: "bytea", nullable: true),
                    refused = table.Column<bool>(type: "boolean", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobs_due",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    turn = table.Column<int>(type: "integer", nullable: false),
                    held_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    count = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs_due", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "mail_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    goes_first = table.Column<bool>(type: "boolean", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    next = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "other_audits_own",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    counted = table.Column<int>(type: "integer", nullable: false),
                    themes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_other_audits_own", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_front_doors",
                columns: table => new
                {
                    district = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    out_of_hours = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hours = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    confirmed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_front_doors", x => x.district);
                });

            migrationBuilder.CreateTable(
                name: "partnership_installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sample = table.Column<bool>(type: "boolean", nullable: false),
                    pack = table.Column<string>(type: "text", nullable: false),
                    key_check = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "partnership_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    sector = table.Column<string>(type: "text", nullable: false),
                    districts = table.Column<string[]>(type: "text[]", nullable: false),
                    size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "persistence_deletions",
                columns: table => new
                {
                    mark = table.Column<byte[]>(type: "bytea", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persistence_deletions", x => x.mark);
                });

            migrationBuilder.CreateTable(
                name: "persistence_form_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persistence_form_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "practice_arrivals",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_arrivals", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "practice_return_failures",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_return_failures", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "practice_returns",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    proof = table.Column<byte[]>(type: "bytea", nullable: false),
                    opened_week = table.Column<DateOnly>(type: "date", nullable: true),
                    month = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_returns", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "rounds_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    reflection = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    districts = table.Column<string[]>(type: "text[]", nullable: false),
                    pack_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisations = table.Column<bool>(type: "boolean", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    forgotten_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safeguards_concerns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    page = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    district = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    for_themself = table.Column<bool>(type: "boolean", nullable: false),
                    writer = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    told = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    closed = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguards_concerns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "safeguards_overrides",
                columns: table => new
                {
                    page = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    times = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguards_overrides", x => new { x.page, x.week });
                });

            migrationBuilder.CreateTable(
                name: "standards_drafts",
                columns: table => new
                {
                    about = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standards_drafts", x => x.about);
                });

            migrationBuilder.CreateTable(
                name: "standards_layers",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    pack_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    changes = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standards_layers", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "standards_packs",
                columns: table => new
                {
                    version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    files = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standards_packs", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "ui_shown_pages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ui_shown_pages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_outside_accounts",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_outside_accounts", x => new { x.issuer, x.subject });
                    table.ForeignKey(
                        name: "fk_identity_outside_accounts_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_passkeys",
                columns: table => new
                {
                    credential = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    added = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_passkeys", x => x.credential);
                    table.ForeignKey(
                        name: "fk_identity_passkeys_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_posts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    invited_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_posts", x => new { x.account_id, x.role, x.place });
                    table.ForeignKey(
                        name: "fk_identity_posts_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_recovery_codes",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_recovery_codes", x => new { x.account_id, x.hash });
                    table.ForeignKey(
                        name: "fk_identity_recovery_codes_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_second_tries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    known = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_second_tries", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_second_tries_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_sessions",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    began = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    second = table.Column<bool>(type: "boolean", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sessions", x => x.finder);
                    table.ForeignKey(
                        name: "fk_identity_sessions_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices_choices",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    pace = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices_choices", x => new { x.account_id, x.kind });
                    table.ForeignKey(
                        name: "fk_notices_choices_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices_waiting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    about = table.Column<Guid>(type: "uuid", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false),
                    goes_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices_waiting", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_waiting_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_imports", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_imports_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safeguards_hours",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    from = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguards_hours", x => new { x.account_id, x.day });
                    table.ForeignKey(
                        name: "fk_safeguards_hours_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "other_audits_columns",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_other_audits_columns", x => new { x.organisation_id, x.name });
                    table.ForeignKey(
                        name: "fk_other_audits_columns_partnership_organisations_organisation~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnership_former_codes",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_former_codes", x => x.code);
                    table.ForeignKey(
                        name: "fk_partnership_former_codes_partnership_organisations_organisa~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnership_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    retired_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_units", x => x.id);
                    table.ForeignKey(
                        name: "fk_partnership_units_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "together_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    held = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_together_evidence_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_open_showings",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shown_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_open_showings", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_practice_open_showings_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner = table.Column<byte[]>(type: "bytea", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reflection = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    pack_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "text", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    submitted = table.Column<int>(type: "integer", nullable: true),
                    shown = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_practice_sheets_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_practice_sheets_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_showings",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shown_on = table.Column<DateOnly>(type: "date", nullable: false),
                    content = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_showings", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_practice_showings_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "practice_tallies",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_tallies", x => new { x.round_id, x.by, x.code });
                    table.ForeignKey(
                        name: "fk_practice_tallies_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rounds_extensions",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    given_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds_extensions", x => new { x.round_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_rounds_extensions_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_rounds_extensions_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "running_rounds_messages",
                columns: table => new
                {
                    sending_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    sent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_running_rounds_messages", x => new { x.sending_id, x.number });
                    table.ForeignKey(
                        name: "fk_running_rounds_messages_partnership_organisations_organisat~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_running_rounds_messages_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "together_reflections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answered = table.Column<int>(type: "integer", nullable: false),
                    began = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    signatory = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reply_by = table.Column<DateOnly>(type: "date", nullable: true),
                    replied_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_reflections", x => x.id);
                    table.ForeignKey(
                        name: "fk_together_reflections_partnership_organisations_organisation~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_together_reflections_rounds_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "rounds_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "safeguards_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_safeguards_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_safeguards_steps_safeguards_concerns_concern_id",
                        column: x => x.concern_id,
                        principalTable: "safeguards_concerns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_evidence_versions",
                columns: table => new
                {
                    pointer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    held = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_evidence_versions", x => new { x.pointer_id, x.version });
                    table.ForeignKey(
                        name: "fk_together_evidence_versions_together_evidence_pointer_id",
                        column: x => x.pointer_id,
                        principalTable: "together_evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practice_entries",
                columns: table => new
                {
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_entries", x => new { x.sheet_id, x.revision });
                    table.ForeignKey(
                        name: "fk_practice_entries_practice_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "practice_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "practice_sittings",
                columns: table => new
                {
                    token = table.Column<byte[]>(type: "bytea", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_practice_sittings", x => x.token);
                    table.ForeignKey(
                        name: "fk_practice_sittings_practice_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "practice_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plans_actions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: true),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    effect = table.Column<string>(type: "text", nullable: false),
                    proposed_level = table.Column<int>(type: "integer", nullable: true),
                    reminded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_plans_actions_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plans_actions_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "together_answers",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    level = table.Column<int>(type: "integer", nullable: true),
                    why = table.Column<string>(type: "text", nullable: false),
                    works_well = table.Column<string>(type: "text", nullable: false),
                    next = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    rounds_unchanged = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    taken_out = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_answers", x => new { x.reflection_id, x.item, x.version });
                    table.ForeignKey(
                        name: "fk_together_answers_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_assignments",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_assignments", x => new { x.reflection_id, x.item });
                    table.ForeignKey(
                        name: "fk_together_assignments_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_together_assignments_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_drafts",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    based_on = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_drafts", x => new { x.reflection_id, x.item, x.account_id });
                    table.ForeignKey(
                        name: "fk_together_drafts_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_together_drafts_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_moderations",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_moderations", x => new { x.reflection_id, x.item });
                    table.ForeignKey(
                        name: "fk_together_moderations_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_readings",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reader = table.Column<Guid>(type: "uuid", nullable: false),
                    reader_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_readings", x => new { x.reflection_id, x.item, x.reader });
                    table.ForeignKey(
                        name: "fk_together_readings_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_replies",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    thanks = table.Column<string>(type: "text", nullable: false),
                    first_strength = table.Column<string>(type: "text", nullable: false),
                    second_strength = table.Column<string>(type: "text", nullable: false),
                    ask = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_replies", x => x.reflection_id);
                    table.ForeignKey(
                        name: "fk_together_replies_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "together_steps",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_together_steps", x => new { x.reflection_id, x.number });
                    table.ForeignKey(
                        name: "fk_together_steps_together_reflections_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "together_reflections",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plans_action_steps",
                columns: table => new
                {
                    action_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plans_action_steps", x => new { x.action_id, x.number });
                    table.ForeignKey(
                        name: "fk_plans_action_steps_plans_actions_action_id",
                        column: x => x.action_id,
                        principalTable: "plans_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_accounts_email_key",
                table: "identity_accounts",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_invitations_email_key_role_place",
                table: "identity_invitations",
                columns: new[] { "email_key", "role", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_invitations_finder",
                table: "identity_invitations",
                column: "finder",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_outside_accounts_account_id",
                table: "identity_outside_accounts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_passkeys_account_id",
                table: "identity_passkeys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_posts_place",
                table: "identity_posts",
                column: "place");

            migrationBuilder.CreateIndex(
                name: "ix_identity_second_tries_account_id",
                table: "identity_second_tries",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_sessions_account_id",
                table: "identity_sessions",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_ins_browser",
                table: "identity_sign_ins",
                column: "browser");

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_ins_email_key",
                table: "identity_sign_ins",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "ix_mail_outbox_next",
                table: "mail_outbox",
                column: "next");

            migrationBuilder.CreateIndex(
                name: "ix_notices_waiting_account_id",
                table: "notices_waiting",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_former_codes_organisation_id",
                table: "partnership_former_codes",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_imports_account_id",
                table: "partnership_imports",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_organisations_code",
                table: "partnership_organisations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_partnership_units_organisation_id",
                table: "partnership_units",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_plans_actions_due_on",
                table: "plans_actions",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_plans_actions_organisation_id",
                table: "plans_actions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_plans_actions_reflection_id",
                table: "plans_actions",
                column: "reflection_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_sheets_organisation_id",
                table: "practice_sheets",
                column: "organisation_id",
                filter: "organisation_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_practice_sheets_owner",
                table: "practice_sheets",
                column: "owner",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_practice_sheets_round_id",
                table: "practice_sheets",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_sittings_sheet_id",
                table: "practice_sittings",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_practice_sittings_until",
                table: "practice_sittings",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_extensions_organisation_id",
                table: "rounds_extensions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_rounds_rounds_code",
                table: "rounds_rounds",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rounds_rounds_title",
                table: "rounds_rounds",
                column: "title",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_running_rounds_messages_organisation_id",
                table: "running_rounds_messages",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_running_rounds_messages_round_id",
                table: "running_rounds_messages",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_safeguards_concerns_district_state",
                table: "safeguards_concerns",
                columns: new[] { "district", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_safeguards_steps_concern_id",
                table: "safeguards_steps",
                column: "concern_id");

            migrationBuilder.CreateIndex(
                name: "ix_together_assignments_account_id",
                table: "together_assignments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_together_drafts_account_id",
                table: "together_drafts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_together_evidence_organisation_id",
                table: "together_evidence",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_together_reflections_organisation_id",
                table: "together_reflections",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_together_reflections_round_id_organisation_id",
                table: "together_reflections",
                columns: new[] { "round_id", "organisation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ui_shown_pages_until",
                table: "ui_shown_pages",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "identity_challenges");

            migrationBuilder.DropTable(
                name: "identity_invitations");

            migrationBuilder.DropTable(
                name: "identity_outside_accounts");

            migrationBuilder.DropTable(
                name: "identity_passkeys");

            migrationBuilder.DropTable(
                name: "identity_posts");

            migrationBuilder.DropTable(
                name: "identity_recovery_codes");

            migrationBuilder.DropTable(
                name: "identity_second_tries");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_sign_ins");

            migrationBuilder.DropTable(
                name: "jobs_due");

            migrationBuilder.DropTable(
                name: "mail_outbox");

            migrationBuilder.DropTable(
                name: "notices_choices");

            migrationBuilder.DropTable(
                name: "notices_waiting");

            migrationBuilder.DropTable(
                name: "other_audits_columns");

            migrationBuilder.DropTable(
                name: "other_audits_own");

            migrationBuilder.DropTable(
                name: "partnership_former_codes");

            migrationBuilder.DropTable(
                name: "partnership_front_doors");

            migrationBuilder.DropTable(
                name: "partnership_imports");

            migrationBuilder.DropTable(
                name: "partnership_installation");

            migrationBuilder.DropTable(
                name: "partnership_units");

            migrationBuilder.DropTable(
                name: "persistence_deletions");

            migrationBuilder.DropTable(
                name: "persistence_form_keys");

            migrationBuilder.DropTable(
                name: "plans_action_steps");

            migrationBuilder.DropTable(
                name: "practice_arrivals");

            migrationBuilder.DropTable(
                name: "practice_entries");

            migrationBuilder.DropTable(
                name: "practice_open_showings");

            migrationBuilder.DropTable(
                name: "practice_return_failures");

            migrationBuilder.DropTable(
                name: "practice_returns");

            migrationBuilder.DropTable(
                name: "practice_showings");

            migrationBuilder.DropTable(
                name: "practice_sittings");

            migrationBuilder.DropTable(
                name: "practice_tallies");

            migrationBuilder.DropTable(
                name: "rounds_extensions");

            migrationBuilder.DropTable(
                name: "running_rounds_messages");

            migrationBuilder.DropTable(
                name: "safeguards_hours");

            migrationBuilder.DropTable(
                name: "safeguards_overrides");

            migrationBuilder.DropTable(
                name: "safeguards_steps");

            migrationBuilder.DropTable(
                name: "standards_drafts");

            migrationBuilder.DropTable(
                name: "standards_layers");

            migrationBuilder.DropTable(
                name: "standards_packs");

            migrationBuilder.DropTable(
                name: "together_answers");

            migrationBuilder.DropTable(
                name: "together_assignments");

            migrationBuilder.DropTable(
                name: "together_drafts");

            migrationBuilder.DropTable(
                name: "together_evidence_versions");

            migrationBuilder.DropTable(
                name: "together_moderations");

            migrationBuilder.DropTable(
                name: "together_readings");

            migrationBuilder.DropTable(
                name: "together_replies");

            migrationBuilder.DropTable(
                name: "together_steps");

            migrationBuilder.DropTable(
                name: "ui_shown_pages");

            migrationBuilder.DropTable(
                name: "plans_actions");

            migrationBuilder.DropTable(
                name: "practice_sheets");

            migrationBuilder.DropTable(
                name: "safeguards_concerns");

            migrationBuilder.DropTable(
                name: "identity_accounts");

            migrationBuilder.DropTable(
                name: "together_evidence");

            migrationBuilder.DropTable(
                name: "together_reflections");

            migrationBuilder.DropTable(
                name: "partnership_organisations");

            migrationBuilder.DropTable(
                name: "rounds_rounds");
        }
    }
}
