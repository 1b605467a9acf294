using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class CoverMarketReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_seller_daily_day",
                schema: "analytics",
                table: "seller_daily");

            migrationBuilder.CreateIndex(
                name: "ix_seller_daily_day",
                schema: "analytics",
                table: "seller_daily",
                column: "day")
                .Annotation("Npgsql:IndexInclude", new[] { "seller_id", "currency", "orders", "gross_minor", "refunds_minor" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_seller_daily_day",
                schema: "analytics",
                table: "seller_daily");

            migrationBuilder.CreateIndex(
                name: "ix_seller_daily_day",
                schema: "analytics",
                table: "seller_daily",
                column: "day");
        }
    }
}
