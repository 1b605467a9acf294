using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddDisputes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "dispute_id",
                schema: "payments",
                table: "refunds",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "disputes",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    provider_dispute_id = table.Column<string>(type: "text", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    respond_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                    table.CheckConstraint("ck_disputes_amount", "amount_minor > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_refunds_dispute_id",
                schema: "payments",
                table: "refunds",
                column: "dispute_id",
                filter: "dispute_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_not_ended",
                schema: "payments",
                table: "disputes",
                column: "created_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_payment_id",
                schema: "payments",
                table: "disputes",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_provider_provider_dispute_id",
                schema: "payments",
                table: "disputes",
                columns: new[] { "provider", "provider_dispute_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "disputes",
                schema: "payments");

            migrationBuilder.DropIndex(
                name: "ix_refunds_dispute_id",
                schema: "payments",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "dispute_id",
                schema: "payments",
                table: "refunds");
        }
    }
}
