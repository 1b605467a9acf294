using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class PayOutSellers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "payable_at",
                schema: "orders",
                table: "orders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "series",
                schema: "platform",
                table: "document_sequences",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(16)",
                oldMaxLength: 16);

            migrationBuilder.CreateTable(
                name: "payable_dues",
                schema: "payments",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    payout_id = table.Column<Guid>(type: "uuid", nullable: true),
                    netted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payable_dues", x => x.entry_id);
                    table.ForeignKey(
                        name: "fk_payable_dues_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "ledger",
                        principalTable: "entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_batches",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_batches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payout_runs",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    statements = table.Column<int>(type: "integer", nullable: false),
                    payouts = table.Column<int>(type: "integer", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    opening_minor = table.Column<long>(type: "bigint", nullable: false),
                    closing_minor = table.Column<long>(type: "bigint", nullable: false),
                    from_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    to_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    posting_count = table.Column<int>(type: "integer", nullable: false),
                    sums = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "withholdings",
                schema: "payments",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withholdings", x => x.order_id);
                    table.CheckConstraint("ck_withholdings_amount", "amount_minor > 0");
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payee = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    return_id = table.Column<Guid>(type: "uuid", nullable: true),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    status = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    account_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_masked = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reserved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bank_reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    failure_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payouts", x => x.id);
                    table.CheckConstraint("ck_payouts_amount", "amount_minor > 0");
                    table.CheckConstraint("ck_payouts_payee", "CASE payee WHEN 'Seller' THEN return_id IS NULL AND statement_id IS NOT NULL ELSE return_id IS NOT NULL AND statement_id IS NULL END");
                    table.ForeignKey(
                        name: "fk_payouts_payout_batch_batch_id",
                        column: x => x.batch_id,
                        principalSchema: "payments",
                        principalTable: "payout_batches",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_payouts_statement_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "payments",
                        principalTable: "statements",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "statement_postings",
                schema: "payments",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    statement_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_postings", x => new { x.entry_id, x.line });
                    table.ForeignKey(
                        name: "fk_statement_postings_postings_entry_id_line",
                        columns: x => new { x.entry_id, x.line },
                        principalSchema: "ledger",
                        principalTable: "postings",
                        principalColumns: new[] { "entry_id", "line" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_statement_postings_statements_statement_id",
                        column: x => x.statement_id,
                        principalSchema: "payments",
                        principalTable: "statements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payable_dues_payout_id",
                schema: "payments",
                table: "payable_dues",
                column: "payout_id",
                filter: "payout_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payable_dues_seller_id_due_on",
                schema: "payments",
                table: "payable_dues",
                columns: new[] { "seller_id", "due_on" },
                filter: "payout_id IS NULL AND netted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_payout_runs_day",
                schema: "payments",
                table: "payout_runs",
                column: "day",
                unique: true,
                filter: "requested_by IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_batch_id",
                schema: "payments",
                table: "payouts",
                column: "batch_id",
                filter: "batch_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_seller_id_id",
                schema: "payments",
                table: "payouts",
                columns: new[] { "seller_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payouts_statement_id",
                schema: "payments",
                table: "payouts",
                column: "statement_id",
                unique: true,
                filter: "statement_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payouts_status_id",
                schema: "payments",
                table: "payouts",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_payouts_one_open_per_return",
                schema: "payments",
                table: "payouts",
                column: "return_id",
                unique: true,
                filter: "return_id IS NOT NULL AND status IN ('Pending', 'Sent', 'Paid')");

            migrationBuilder.CreateIndex(
                name: "ux_payouts_one_open_per_seller",
                schema: "payments",
                table: "payouts",
                column: "seller_id",
                unique: true,
                filter: "return_id IS NULL AND status IN ('Pending', 'Sent')");

            migrationBuilder.CreateIndex(
                name: "ix_statement_postings_statement_id",
                schema: "payments",
                table: "statement_postings",
                column: "statement_id");

            migrationBuilder.CreateIndex(
                name: "ix_statements_seller_id_id",
                schema: "payments",
                table: "statements",
                columns: new[] { "seller_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_statements_seller_id_number",
                schema: "payments",
                table: "statements",
                columns: new[] { "seller_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payable_dues",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payout_runs",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payouts",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "statement_postings",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "withholdings",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "payout_batches",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "statements",
                schema: "payments");

            migrationBuilder.DropColumn(
                name: "payable_at",
                schema: "orders",
                table: "orders");

            // The version before has no series that long.
            migrationBuilder.Sql("DELETE FROM platform.document_sequences WHERE length(series) > 16");

            migrationBuilder.AlterColumn<string>(
                name: "series",
                schema: "platform",
                table: "document_sequences",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);
        }
    }
}
