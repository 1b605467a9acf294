using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddGuests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_users_email",
                schema: "users",
                table: "users");

            migrationBuilder.AddColumn<Guid>(
                name: "cart_last_checkout_id",
                schema: "orders",
                table: "checkouts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "guest",
                schema: "orders",
                table: "checkouts",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "last_checkout_id",
                schema: "orders",
                table: "carts",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_email",
                schema: "users",
                table: "users",
                column: "email");

            migrationBuilder.CreateIndex(
                name: "ux_users_email",
                schema: "users",
                table: "users",
                column: "email",
                unique: true,
                filter: "status <> 'Guest'");

            migrationBuilder.CreateIndex(
                name: "ux_users_guest_email",
                schema: "users",
                table: "users",
                column: "email",
                unique: true,
                filter: "status = 'Guest'");

            migrationBuilder.CreateIndex(
                name: "ix_checkouts_guest_cart",
                schema: "orders",
                table: "checkouts",
                column: "cart_id",
                filter: "guest IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_users_email",
                schema: "users",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_users_email",
                schema: "users",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ux_users_guest_email",
                schema: "users",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_checkouts_guest_cart",
                schema: "orders",
                table: "checkouts");

            migrationBuilder.DropColumn(
                name: "cart_last_checkout_id",
                schema: "orders",
                table: "checkouts");

            migrationBuilder.DropColumn(
                name: "guest",
                schema: "orders",
                table: "checkouts");

            migrationBuilder.DropColumn(
                name: "last_checkout_id",
                schema: "orders",
                table: "carts");

            // The version before knows no guests: they stay as the buyers of their orders, as disabled accounts, and
            // where the address has an account, without it.
            migrationBuilder.Sql(
                """
                UPDATE users.users g SET status = 'Disabled', email = CASE
                    WHEN EXISTS (SELECT 1 FROM users.users a WHERE a.email = g.email AND a.status <> 'Guest')
                    THEN g.id || '@guest.invalid' ELSE g.email END
                WHERE g.status = 'Guest'
                """
            );
            migrationBuilder.Sql("DELETE FROM users.one_time_tokens WHERE purpose = 'OpenAccount'");

            migrationBuilder.CreateIndex(
                name: "ux_users_email",
                schema: "users",
                table: "users",
                column: "email",
                unique: true);
        }
    }
}
