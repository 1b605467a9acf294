using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class KeepBooksByTwo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "refused_at",
                schema: "payments",
                table: "payout_ibans",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "refused_reason",
                schema: "payments",
                table: "payout_ibans",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withholding_exempt_document",
                schema: "payments",
                table: "payout_accounts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "withholding_exempt_from",
                schema: "payments",
                table: "payout_accounts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "withholding_exempt_reason",
                schema: "payments",
                table: "payout_accounts",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "adjustments",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    status = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rejection_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.id);
                    table.CheckConstraint("ck_adjustments_decided", "(status = 'Pending') = (decided_by IS NULL) AND (status = 'Pending') = (decided_at IS NULL)");
                    table.CheckConstraint("ck_adjustments_four_eyes", "status <> 'Approved' OR decided_by <> created_by");
                });

            migrationBuilder.CreateTable(
                name: "negative_balances",
                schema: "payments",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    task_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_negative_balances", x => x.seller_id);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_payout_ibans_refused",
                schema: "payments",
                table: "payout_ibans",
                sql: "(refused_at IS NULL) = (refused_reason IS NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payout_accounts_exempt",
                schema: "payments",
                table: "payout_accounts",
                sql: "(withholding_exempt_from IS NULL) = (withholding_exempt_reason IS NULL) AND (withholding_exempt_from IS NULL) = (withholding_exempt_document IS NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_seller_id_id",
                schema: "payments",
                table: "adjustments",
                columns: new[] { "seller_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_adjustments_status_id",
                schema: "payments",
                table: "adjustments",
                columns: new[] { "status", "id" });

            migrationBuilder.Sql(ReturnedRefundRepair.Sql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "adjustments",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "negative_balances",
                schema: "payments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payout_ibans_refused",
                schema: "payments",
                table: "payout_ibans");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payout_accounts_exempt",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "refused_at",
                schema: "payments",
                table: "payout_ibans");

            migrationBuilder.DropColumn(
                name: "refused_reason",
                schema: "payments",
                table: "payout_ibans");

            migrationBuilder.DropColumn(
                name: "withholding_exempt_document",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "withholding_exempt_from",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "withholding_exempt_reason",
                schema: "payments",
                table: "payout_accounts");
        }
    }
}
