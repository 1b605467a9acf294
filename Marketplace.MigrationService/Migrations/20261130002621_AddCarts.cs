using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddCarts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "invoice",
                schema: "orders",
                table: "purchases",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "cart_id",
                schema: "orders",
                table: "checkouts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "invoice",
                schema: "orders",
                table: "checkouts",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "carts",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    buyer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carts", x => x.id);
                    table.CheckConstraint("ck_carts_merged", "(status = 'Merged') = (merged_into_id IS NOT NULL)");
                    table.CheckConstraint("ck_carts_owner", "(buyer_id IS NULL) <> (token_hash IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "saved_invoice_profiles",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    profile = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_invoice_profiles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_addresses",
                schema: "users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    label = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    city = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    district = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    full_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    line1 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    line2 = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    phone = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    postal_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_addresses", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_addresses_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "users",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cart_items",
                schema: "orders",
                columns: table => new
                {
                    cart_id = table.Column<Guid>(type: "uuid", nullable: false),
                    variant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    is_saved = table.Column<bool>(type: "boolean", nullable: false),
                    price_seen_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    price_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cart_items", x => new { x.cart_id, x.variant_id });
                    table.CheckConstraint("ck_cart_items_price", "price_seen_minor >= 0");
                    table.CheckConstraint("ck_cart_items_quantity", "quantity BETWEEN 1 AND 99");
                    table.ForeignKey(
                        name: "fk_cart_items_carts_cart_id",
                        column: x => x.cart_id,
                        principalSchema: "orders",
                        principalTable: "carts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_carts_expires_at",
                schema: "orders",
                table: "carts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ux_carts_buyer",
                schema: "orders",
                table: "carts",
                column: "buyer_id",
                unique: true,
                filter: "buyer_id IS NOT NULL AND status = 'Active'");

            migrationBuilder.CreateIndex(
                name: "ix_saved_invoice_profiles_user_id_id",
                schema: "orders",
                table: "saved_invoice_profiles",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_addresses_user_id_created_at",
                schema: "users",
                table: "user_addresses",
                columns: new[] { "user_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_user_addresses_default",
                schema: "users",
                table: "user_addresses",
                column: "user_id",
                unique: true,
                filter: "is_default");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cart_items",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "saved_invoice_profiles",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "user_addresses",
                schema: "users");

            migrationBuilder.DropTable(
                name: "carts",
                schema: "orders");

            migrationBuilder.DropColumn(
                name: "invoice",
                schema: "orders",
                table: "purchases");

            migrationBuilder.DropColumn(
                name: "cart_id",
                schema: "orders",
                table: "checkouts");

            migrationBuilder.DropColumn(
                name: "invoice",
                schema: "orders",
                table: "checkouts");
        }
    }
}
