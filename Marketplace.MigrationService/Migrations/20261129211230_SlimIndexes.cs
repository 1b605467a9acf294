using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class SlimIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.AddColumn<bool>(
                name: "is_low",
                schema: "products",
                table: "stock_items",
                type: "boolean",
                nullable: false,
                computedColumnSql: "on_hand - reserved <= low_threshold",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" },
                filter: "is_low");

            // Last: a sale locks stock before it writes events.
            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_id",
                schema: "platform",
                table: "outbox_messages");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.DropColumn(
                name: "is_low",
                schema: "products",
                table: "stock_items");

            migrationBuilder.CreateIndex(
                name: "ix_stock_items_low",
                schema: "products",
                table: "stock_items",
                columns: new[] { "seller_id", "variant_id" },
                filter: "on_hand - reserved <= low_threshold");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_id",
                schema: "platform",
                table: "outbox_messages",
                column: "id",
                unique: true);
        }
    }
}
