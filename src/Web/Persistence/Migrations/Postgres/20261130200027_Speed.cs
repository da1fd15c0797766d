using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Postgres
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

            // What is not compressed is kept as it is: see Pressed.
            migrationBuilder.Sql("ALTER TABLE reflection_entries ALTER COLUMN content TYPE bytea USING convert_to(content, 'UTF8')");

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
                type: "text",
                nullable: false,
                oldClrType: typeof(byte[]),
                oldType: "bytea");

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
