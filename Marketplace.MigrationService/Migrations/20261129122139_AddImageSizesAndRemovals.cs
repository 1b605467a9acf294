using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddImageSizesAndRemovals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cover_alt",
                schema: "products",
                table: "products",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cover_height",
                schema: "products",
                table: "products",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cover_width",
                schema: "products",
                table: "products",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "image_alt",
                schema: "orders",
                table: "order_lines",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "image_height",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "image_key",
                schema: "orders",
                table: "order_lines",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "image_width",
                schema: "orders",
                table: "order_lines",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "removed_images",
                schema: "products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    bytes = table.Column<int>(type: "integer", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removed_images", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_order_lines_image_key",
                schema: "orders",
                table: "order_lines",
                column: "image_key",
                filter: "image_key IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_removed_images_removed_at",
                schema: "products",
                table: "removed_images",
                column: "removed_at");

            migrationBuilder.CreateIndex(
                name: "ix_removed_images_seller_id",
                schema: "products",
                table: "removed_images",
                column: "seller_id");

            DescribeCovers(migrationBuilder);
        }

        /// <summary>Copies text and size of each product's first image to the product.</summary>
        private static void DescribeCovers(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                UPDATE products.products p SET cover_alt = i.alt, cover_width = i.width, cover_height = i.height
                FROM products.product_images i WHERE i.product_id = p.id AND i.key = p.cover_key
                """
            );

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "removed_images",
                schema: "products");

            migrationBuilder.DropIndex(
                name: "ix_order_lines_image_key",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "cover_alt",
                schema: "products",
                table: "products");

            migrationBuilder.DropColumn(
                name: "cover_height",
                schema: "products",
                table: "products");

            migrationBuilder.DropColumn(
                name: "cover_width",
                schema: "products",
                table: "products");

            migrationBuilder.DropColumn(
                name: "image_alt",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "image_height",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "image_key",
                schema: "orders",
                table: "order_lines");

            migrationBuilder.DropColumn(
                name: "image_width",
                schema: "orders",
                table: "order_lines");
        }
    }
}
