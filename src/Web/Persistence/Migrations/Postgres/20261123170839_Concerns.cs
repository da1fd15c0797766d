using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Concerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_safeguards_concerns_district_state",
                table: "safeguards_concerns",
                columns: new[] { "district", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_safeguards_steps_concern_id",
                table: "safeguards_steps",
                column: "concern_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "safeguards_hours");

            migrationBuilder.DropTable(
                name: "safeguards_overrides");

            migrationBuilder.DropTable(
                name: "safeguards_steps");

            migrationBuilder.DropTable(
                name: "safeguards_concerns");
        }
    }
}
