using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class KeepPayoutRunsAndAnchorDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "run_id",
                schema: "payments",
                table: "payouts",
                type: "uuid",
                nullable: true);

            // Demo data of versions before had none.
            migrationBuilder.Sql(
                """
                UPDATE subscriptions.subscriptions
                SET anchor_day = EXTRACT(DAY FROM current_period_start AT TIME ZONE 'UTC')::int
                WHERE current_period_start IS NOT NULL AND anchor_day IS NULL
                """
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_subscriptions_anchor",
                schema: "subscriptions",
                table: "subscriptions",
                sql: "current_period_start IS NULL OR (anchor_day IS NOT NULL AND anchor_day BETWEEN 1 AND 31)");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_ended_at",
                schema: "payments",
                table: "payouts",
                column: "ended_at",
                filter: "status IN ('Failed', 'Returned')");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_paid_at",
                schema: "payments",
                table: "payouts",
                column: "paid_at",
                filter: "status = 'Paid'");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_run_id_id",
                schema: "payments",
                table: "payouts",
                columns: new[] { "run_id", "id" },
                filter: "run_id IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_payouts_payout_run_run_id",
                schema: "payments",
                table: "payouts",
                column: "run_id",
                principalSchema: "payments",
                principalTable: "payout_runs",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_payouts_payout_run_run_id",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_subscriptions_anchor",
                schema: "subscriptions",
                table: "subscriptions");

            migrationBuilder.DropIndex(
                name: "ix_payouts_ended_at",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropIndex(
                name: "ix_payouts_paid_at",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropIndex(
                name: "ix_payouts_run_id_id",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "run_id",
                schema: "payments",
                table: "payouts");
        }
    }
}
