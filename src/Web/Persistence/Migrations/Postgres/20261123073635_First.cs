using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    districts = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partnership_organisations", x => x.id);
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
                name: "reflection_return_failures",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_return_failures", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "reflection_returns",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "bytea", nullable: false),
                    proof = table.Column<byte[]>(type: "bytea", nullable: false),
                    opened_week = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_returns", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "reflection_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    reflection = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    districts = table.Column<string[]>(type: "text[]", nullable: false),
                    pack_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opens_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_rounds", x => x.id);
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
                name: "reflection_sheets",
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
                    submitted = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_reflection_sheets_partnership_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "partnership_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reflection_sheets_reflection_rounds_round_id",
                        column: x => x.round_id,
                        principalTable: "reflection_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reflection_entries",
                columns: table => new
                {
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_entries", x => new { x.sheet_id, x.revision });
                    table.ForeignKey(
                        name: "fk_reflection_entries_reflection_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "reflection_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reflection_sittings",
                columns: table => new
                {
                    token = table.Column<byte[]>(type: "bytea", nullable: false),
                    sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_sittings", x => x.token);
                    table.ForeignKey(
                        name: "fk_reflection_sittings_reflection_sheets_sheet_id",
                        column: x => x.sheet_id,
                        principalTable: "reflection_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_partnership_organisations_code",
                table: "partnership_organisations",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reflection_rounds_code",
                table: "reflection_rounds",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reflection_rounds_title",
                table: "reflection_rounds",
                column: "title",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sheets_organisation_id",
                table: "reflection_sheets",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sheets_owner",
                table: "reflection_sheets",
                column: "owner",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sheets_round_id",
                table: "reflection_sheets",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sittings_sheet_id",
                table: "reflection_sittings",
                column: "sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sittings_until",
                table: "reflection_sittings",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnership_front_doors");

            migrationBuilder.DropTable(
                name: "partnership_installation");

            migrationBuilder.DropTable(
                name: "persistence_form_keys");

            migrationBuilder.DropTable(
                name: "reflection_entries");

            migrationBuilder.DropTable(
                name: "reflection_return_failures");

            migrationBuilder.DropTable(
                name: "reflection_returns");

            migrationBuilder.DropTable(
                name: "reflection_sittings");

            migrationBuilder.DropTable(
                name: "standards_packs");

            migrationBuilder.DropTable(
                name: "reflection_sheets");

            migrationBuilder.DropTable(
                name: "partnership_organisations");

            migrationBuilder.DropTable(
                name: "reflection_rounds");
        }
    }
}
