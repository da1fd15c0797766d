using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Teams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reflection_team_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    what = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    held = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    retired = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_team_evidence", x => x.id);
                    table.ForeignKey(
                        name: "fk_reflection_team_evidence_partnership_organisations_organisa~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reflection_teams",
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
                    table.PrimaryKey("pk_reflection_teams", x => x.id);
                    table.ForeignKey(
                        name: "fk_reflection_teams_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reflection_teams_reflection_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "reflection_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_actions",
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
                    table.PrimaryKey("pk_reflection_team_actions", x => x.id);
                    table.ForeignKey(
                        name: "fk_reflection_team_actions_partnership_organisations_organisat~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reflection_team_actions_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_answers",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    standing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
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
                    table.PrimaryKey("pk_reflection_team_answers", x => new { x.reflection_id, x.item, x.version });
                    table.ForeignKey(
                        name: "fk_reflection_team_answers_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_assignments",
                columns: table => new
                {
                    reflection_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_team_assignments", x => new { x.reflection_id, x.item });
                    table.ForeignKey(
                        name: "fk_reflection_team_assignments_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reflection_team_assignments_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_drafts",
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
                    table.PrimaryKey("pk_reflection_team_drafts", x => new { x.reflection_id, x.item, x.account_id });
                    table.ForeignKey(
                        name: "fk_reflection_team_drafts_identity_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reflection_team_drafts_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_moderations",
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
                    table.PrimaryKey("pk_reflection_team_moderations", x => new { x.reflection_id, x.item });
                    table.ForeignKey(
                        name: "fk_reflection_team_moderations_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_readings",
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
                    table.PrimaryKey("pk_reflection_team_readings", x => new { x.reflection_id, x.item, x.reader });
                    table.ForeignKey(
                        name: "fk_reflection_team_readings_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_replies",
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
                    table.PrimaryKey("pk_reflection_team_replies", x => x.reflection_id);
                    table.ForeignKey(
                        name: "fk_reflection_team_replies_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_steps",
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
                    table.PrimaryKey("pk_reflection_team_steps", x => new { x.reflection_id, x.number });
                    table.ForeignKey(
                        name: "fk_reflection_team_steps_reflection_teams_reflection_id",
                        column: x => x.reflection_id,
                        principalTable: "reflection_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_team_action_steps",
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
                    table.PrimaryKey("pk_reflection_team_action_steps", x => new { x.action_id, x.number });
                    table.ForeignKey(
                        name: "fk_reflection_team_action_steps_reflection_team_actions_action~",
                        column: x => x.action_id,
                        principalTable: "reflection_team_actions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_actions_due_on",
                table: "reflection_team_actions",
                column: "due_on");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_actions_organisation_id",
                table: "reflection_team_actions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_actions_reflection_id",
                table: "reflection_team_actions",
                column: "reflection_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_assignments_account_id",
                table: "reflection_team_assignments",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_drafts_account_id",
                table: "reflection_team_drafts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_team_evidence_organisation_id",
                table: "reflection_team_evidence",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_teams_organisation_id",
                table: "reflection_teams",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_teams_round_id_organisation_id",
                table: "reflection_teams",
                columns: new[] { "round_id", "organisation_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reflection_team_action_steps");

            migrationBuilder.DropTable(
                name: "reflection_team_answers");

            migrationBuilder.DropTable(
                name: "reflection_team_assignments");

            migrationBuilder.DropTable(
                name: "reflection_team_drafts");

            migrationBuilder.DropTable(
                name: "reflection_team_evidence");

            migrationBuilder.DropTable(
                name: "reflection_team_moderations");

            migrationBuilder.DropTable(
                name: "reflection_team_readings");

            migrationBuilder.DropTable(
                name: "reflection_team_replies");

            migrationBuilder.DropTable(
                name: "reflection_team_steps");

            migrationBuilder.DropTable(
                name: "reflection_team_actions");

            migrationBuilder.DropTable(
                name: "reflection_teams");
        }
    }
}
