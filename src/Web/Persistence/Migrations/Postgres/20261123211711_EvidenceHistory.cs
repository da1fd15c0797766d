using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "reminding_until",
                table: "reflection_team_actions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reflection_team_evidence_versions",
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
                    table.PrimaryKey("pk_reflection_team_evidence_versions", x => new { x.pointer_id, x.version });
                    table.ForeignKey(
                        name: "fk_reflection_team_evidence_versions_reflection_team_evidence_~",
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
