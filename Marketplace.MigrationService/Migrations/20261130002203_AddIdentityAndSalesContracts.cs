using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddIdentityAndSalesContracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "central_address",
                schema: "sellers",
                table: "sellers",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "city",
                schema: "sellers",
                table: "sellers",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "identity_verified_at",
                schema: "sellers",
                table: "sellers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kep",
                schema: "sellers",
                table: "sellers",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                schema: "sellers",
                table: "sellers",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "mersis",
                schema: "sellers",
                table: "sellers",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "tax_office",
                schema: "sellers",
                table: "sellers",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "trade_name",
                schema: "sellers",
                table: "sellers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "contracts",
                schema: "orders",
                table: "checkouts",
                type: "jsonb",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sales_contract_templates",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    locale = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "character varying(50000)", maxLength: 50000, nullable: false),
                    effective_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_contract_templates", x => x.id);
                    table.CheckConstraint("ck_sales_contract_templates_version", "version >= 1");
                });

            migrationBuilder.CreateTable(
                name: "sales_contract_texts",
                schema: "orders",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_contract_texts", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "sales_contract_acceptances",
                schema: "orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    template_version = table.Column<int>(type: "integer", nullable: false),
                    locale = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ref_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ref_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ip = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: true),
                    user_agent = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales_contract_acceptances", x => x.id);
                    table.ForeignKey(
                        name: "fk_sales_contract_acceptances_sales_contract_texts_hash",
                        column: x => x.hash,
                        principalSchema: "orders",
                        principalTable: "sales_contract_texts",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_sellers_kind",
                schema: "sellers",
                table: "sellers",
                sql: "kind IN ('Individual', 'Trader', 'Company')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sellers_mersis",
                schema: "sellers",
                table: "sellers",
                sql: "mersis ~ '^[0-9]{16}$'");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contract_acceptances_hash",
                schema: "orders",
                table: "sales_contract_acceptances",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_sales_contract_acceptances_ref_id_kind",
                schema: "orders",
                table: "sales_contract_acceptances",
                columns: new[] { "ref_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_sales_contract_templates_version",
                schema: "orders",
                table: "sales_contract_templates",
                columns: new[] { "kind", "locale", "version" },
                unique: true);

            // The ciphertext is 28 bytes longer than the number: a VKN has 10 digits, a TCKN 11.
            migrationBuilder.Sql(
                """
                UPDATE sellers.sellers SET identity_verified_at = approved_at,
                    kind = CASE octet_length(tax_id_cipher) WHEN 38 THEN 'Company' WHEN 39 THEN 'Individual' END
                WHERE tax_id_cipher IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sales_contract_acceptances",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "sales_contract_templates",
                schema: "orders");

            migrationBuilder.DropTable(
                name: "sales_contract_texts",
                schema: "orders");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sellers_kind",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sellers_mersis",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "central_address",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "city",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "identity_verified_at",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "kep",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "kind",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "mersis",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "tax_office",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "trade_name",
                schema: "sellers",
                table: "sellers");

            migrationBuilder.DropColumn(
                name: "contracts",
                schema: "orders",
                table: "checkouts");
        }
    }
}
