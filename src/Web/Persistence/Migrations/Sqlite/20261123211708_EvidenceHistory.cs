using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EvidenceHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "reflection_team_evidence",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "reminding_until",
                table: "reflection_team_actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reflection_team_evidence_versions",
                columns: table => new
                {
                    pointer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    held = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reflection_team_evidence_versions", x => new { x.pointer_id, x.version });
                    table.ForeignKey(
                        name: "fk_reflection_team_evidence_versions_reflection_team_evidence_pointer_id",
                        column: x => x.pointer_id,
                        principalTable: "reflection_team_evidence",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reflection_team_evidence_versions");

            migrationBuilder.DropColumn(
                name: "version",
                table: "reflection_team_evidence");

            migrationBuilder.DropColumn(
                name: "reminding_until",
                table: "reflection_team_actions");
        }
    }
}
