using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddProviderPayouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "asked_at",
                schema: "payments",
                table: "payouts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "last_error",
                schema: "payments",
                table: "payouts",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_attempt_at",
                schema: "payments",
                table: "payouts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "paid_after_failure",
                schema: "payments",
                table: "payouts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "provider",
                schema: "payments",
                table: "payouts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "BankFile");

            migrationBuilder.AddColumn<string>(
                name: "provider_account_id",
                schema: "payments",
                table: "payouts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_payout_id",
                schema: "payments",
                table: "payouts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "refusals",
                schema: "payments",
                table: "payouts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "provider",
                schema: "payments",
                table: "payout_accounts",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "provider_account_id",
                schema: "payments",
                table: "payout_accounts",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "provider_accounts_given_up",
                schema: "payments",
                table: "payout_accounts",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "provider_begun_at",
                schema: "payments",
                table: "payout_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "provider_checked_at",
                schema: "payments",
                table: "payout_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "provider_news_at",
                schema: "payments",
                table: "payout_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "provider_paid_from",
                schema: "payments",
                table: "payout_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "provider_verified_at",
                schema: "payments",
                table: "payout_accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "provider_cursors",
                schema: "payments",
                columns: table => new
                {
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    read_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_cursors", x => x.provider);
                });

            migrationBuilder.CreateTable(
                name: "provider_transactions",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    provider_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    fee_minor = table.Column<long>(type: "bigint", nullable: false),
                    settled_minor = table.Column<long>(type: "bigint", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    booked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_transactions", x => x.id);
                    table.CheckConstraint("ck_provider_transactions_moves", "fee_minor <> 0 OR settled_minor <> 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_next_attempt_at",
                schema: "payments",
                table: "payouts",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_provider_provider_payout_id",
                schema: "payments",
                table: "payouts",
                columns: new[] { "provider", "provider_payout_id" },
                unique: true,
                filter: "provider_payout_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payouts_provider",
                schema: "payments",
                table: "payouts",
                sql: "(provider = 'BankFile') = (provider_account_id IS NULL) AND (provider_payout_id IS NULL OR provider_account_id IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_payout_accounts_provider_provider_account_id",
                schema: "payments",
                table: "payout_accounts",
                columns: new[] { "provider", "provider_account_id" },
                unique: true,
                filter: "provider_account_id IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_payout_accounts_provider",
                schema: "payments",
                table: "payout_accounts",
                sql: "(provider IS NULL) = (provider_account_id IS NULL) AND (provider IS NULL) = (provider_paid_from IS NULL) AND (provider_verified_at IS NULL OR provider IS NOT NULL)");

            migrationBuilder.CreateIndex(
                name: "ix_provider_transactions_provider_provider_id",
                schema: "payments",
                table: "provider_transactions",
                columns: new[] { "provider", "provider_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "provider_cursors",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "provider_transactions",
                schema: "payments");

            migrationBuilder.DropIndex(
                name: "ix_payouts_next_attempt_at",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropIndex(
                name: "ix_payouts_provider_provider_payout_id",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payouts_provider",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropIndex(
                name: "ix_payout_accounts_provider_provider_account_id",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_payout_accounts_provider",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "asked_at",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "last_error",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "next_attempt_at",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "paid_after_failure",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "provider",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "provider_account_id",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "provider_payout_id",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "refusals",
                schema: "payments",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "provider",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_account_id",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_accounts_given_up",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_begun_at",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_checked_at",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_news_at",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_paid_from",
                schema: "payments",
                table: "payout_accounts");

            migrationBuilder.DropColumn(
                name: "provider_verified_at",
                schema: "payments",
                table: "payout_accounts");
        }
    }
}
