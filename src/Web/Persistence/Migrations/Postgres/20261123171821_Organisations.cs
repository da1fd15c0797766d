using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Organisations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "organisations",
                table: "reflection_rounds",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "left_on",
                table: "partnership_organisations",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "size",
                table: "partnership_organisations",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

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
                name: "reflection_extensions",
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
                    table.PrimaryKey("pk_reflection_extensions", x => new { x.round_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_reflection_extensions_partnership_organisations_organisatio~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reflection_extensions_reflection_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "reflection_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reflection_round_messages",
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
                    table.PrimaryKey("pk_reflection_round_messages", x => new { x.sending_id, x.number });
                    table.ForeignKey(
                        name: "fk_reflection_round_messages_partnership_organisations_organis~",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reflection_round_messages_reflection_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "reflection_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_former_codes_organisation_id",
                table: "partnership_former_codes",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_imports_account_id",
                table: "partnership_imports",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_partnership_units_organisation_id",
                table: "partnership_units",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_extensions_organisation_id",
                table: "reflection_extensions",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_round_messages_organisation_id",
                table: "reflection_round_messages",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_round_messages_round_id",
                table: "reflection_round_messages",
                column: "round_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_former_codes");

            migrationBuilder.DropTable(
                name: "partnership_imports");

            migrationBuilder.DropTable(
                name: "partnership_units");

            migrationBuilder.DropTable(
                name: "reflection_extensions");

            migrationBuilder.DropTable(
                name: "reflection_round_messages");

            migrationBuilder.DropColumn(
                name: "organisations",
                table: "reflection_rounds");

            migrationBuilder.DropColumn(
                name: "left_on",
                table: "partnership_organisations");

            migrationBuilder.DropColumn(
                name: "size",
                table: "partnership_organisations");
        }
    }
}
