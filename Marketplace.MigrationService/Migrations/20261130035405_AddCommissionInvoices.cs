using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddCommissionInvoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commission_invoices",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_bps = table.Column<int>(type: "integer", nullable: false),
                    currency = table.Column<string>(type: "char(3)", nullable: false),
                    issuer = table.Column<string>(type: "jsonb", nullable: false),
                    recipient = table.Column<string>(type: "jsonb", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    external_number = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    external_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_invoices", x => x.id);
                    table.CheckConstraint("ck_commission_invoices_amounts", "net_minor + tax_minor >= 0 AND tax_bps >= 0");
                });

            migrationBuilder.CreateTable(
                name: "commission_months",
                schema: "payments",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_months", x => x.month);
                });

            migrationBuilder.CreateTable(
                name: "rendered_documents",
                schema: "payments",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    rendered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rendered_documents", x => new { x.document_id, x.language });
                });

            migrationBuilder.CreateTable(
                name: "commission_invoice_lines",
                schema: "payments",
                columns: table => new
                {
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    net_minor = table.Column<long>(type: "bigint", nullable: false),
                    tax_minor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commission_invoice_lines", x => new { x.invoice_id, x.position });
                    table.ForeignKey(
                        name: "fk_commission_invoice_lines_commission_invoices_invoice_id",
                        column: x => x.invoice_id,
                        principalSchema: "payments",
                        principalTable: "commission_invoices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commission_invoices_month",
                schema: "payments",
                table: "commission_invoices",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "ix_commission_invoices_number",
                schema: "payments",
                table: "commission_invoices",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_commission_invoices_seller_month",
                schema: "payments",
                table: "commission_invoices",
                columns: new[] { "seller_id", "month" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commission_invoice_lines",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "commission_months",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "rendered_documents",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "commission_invoices",
                schema: "payments");
        }
    }
}
