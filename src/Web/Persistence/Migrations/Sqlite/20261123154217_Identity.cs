using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lodestar.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Identity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    authenticator_key = table.Column<string>(type: "TEXT", nullable: true),
                    authenticator_step = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_invitations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    browser = table.Column<byte[]>(type: "BLOB", nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    code = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked = table.Column<DateTime>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_posts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
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
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "identity_sessions",
                columns: table => new
                {
                    finder = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    began = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen = table.Column<DateTime>(type: "TEXT", nullable: false),
                    second = table.Column<bool>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "ix_identity_posts_place",
                table: "identity_posts",
                column: "place");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_invitations");

            migrationBuilder.DropTable(
                name: "identity_posts");

            migrationBuilder.DropTable(
                name: "identity_recovery_codes");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_sign_ins");

            migrationBuilder.DropTable(
                name: "identity_accounts");
        }
    }
}
