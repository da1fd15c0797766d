using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Speed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reflection_sheets_organisation_id",
                table: "reflection_sheets");

            migrationBuilder.DropIndex(
                name: "ix_reflection_arrivals_until",
                table: "reflection_arrivals");

            migrationBuilder.AlterColumn<byte[]>(
                name: "content",
                table: "reflection_entries",
                type: "BLOB",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "TEXT");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sheets_organisation_id",
                table: "reflection_sheets",
                column: "organisation_id",
                filter: "organisation_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reflection_sheets_organisation_id",
                table: "reflection_sheets");

            migrationBuilder.AlterColumn<string>(
                name: "content",
                table: "reflection_entries",
                type: "TEXT",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "BLOB");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_sheets_organisation_id",
                table: "reflection_sheets",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reflection_arrivals_until",
                table: "reflection_arrivals",
                column: "until");
        }
    }
}
