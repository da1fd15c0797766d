using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SigningInAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "known",
                table: "identity_sign_ins",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "refused",
                table: "identity_sign_ins",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "invited_by",
                table: "identity_posts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "in_place_of",
                table: "identity_invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "identity_challenges",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_challenges", x => x.finder);
                });

            migrationBuilder.CreateTable(
                name: "identity_outside_accounts",
                columns: table => new
                {
                    issuer = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    credential = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    public_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sign_count = table.Column<long>(type: "INTEGER", nullable: false),
                    transports = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    backup_eligible = table.Column<bool>(type: "INTEGER", nullable: false),
                    backed_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    added = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                name: "identity_second_tries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    known = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "ix_identity_outside_accounts_account_id",
                table: "identity_outside_accounts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_passkeys_account_id",
                table: "identity_passkeys",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_second_tries_account_id",
                table: "identity_second_tries",
                column: "account_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_challenges");

            migrationBuilder.DropTable(
                name: "identity_outside_accounts");

            migrationBuilder.DropTable(
                name: "identity_passkeys");

            migrationBuilder.DropTable(
                name: "identity_second_tries");

            migrationBuilder.DropColumn(
                name: "known",
                table: "identity_sign_ins");

            migrationBuilder.DropColumn(
                name: "refused",
                table: "identity_sign_ins");

            migrationBuilder.DropColumn(
                name: "invited_by",
                table: "identity_posts");

            migrationBuilder.DropColumn(
                name: "in_place_of",
                table: "identity_invitations");
        }
    }
}
