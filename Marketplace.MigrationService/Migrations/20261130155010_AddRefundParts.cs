using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddRefundParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "split_of",
                schema: "payments",
                table: "refunds",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_refunds_split_of",
                schema: "payments",
                table: "refunds",
                column: "split_of",
                filter: "split_of IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_refunds_split_of",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "split_of",
                schema: "payments",
                table: "refunds");
        }
    }
}
