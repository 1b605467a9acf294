using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddSecondFactorsAndPayoutAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payout_accounts",
                schema: "payments",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    block_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    hold_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hold_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_by = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_accounts", x => x.seller_id);
                    table.CheckConstraint("ck_payout_accounts_block", "(blocked_at IS NULL) = (block_reason IS NULL)");
                    table.CheckConstraint("ck_payout_accounts_hold", "(hold_until IS NULL) = (hold_reason IS NULL) AND (hold_until IS NULL) = (held_at IS NULL)");
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "users",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factors", x => x.user_id);
                    table.CheckConstraint("ck_second_factors_failures", "failures >= 0");
                    table.ForeignKey(
                        name: "fk_second_factors_user_user_id",
                        column: x => x.user_id,
                        principalSchema: "users",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payout_ibans",
                schema: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_four = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: true),
                    paid_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verified_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_ibans", x => x.id);
                    table.CheckConstraint("ck_payout_ibans_paid_from", "paid_from >= added_at");
                    table.ForeignKey(
                        name: "fk_payout_ibans_payout_accounts_seller_id",
                        column: x => x.seller_id,
                        principalSchema: "payments",
                        principalTable: "payout_accounts",
                        principalColumn: "seller_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                schema: "users",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => new { x.user_id, x.code_hash });
                    table.ForeignKey(
                        name: "fk_recovery_codes_second_factor_user_id",
                        column: x => x.user_id,
                        principalSchema: "users",
                        principalTable: "second_factors",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "second_factor_proofs",
                schema: "users",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proven_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_second_factor_proofs", x => x.session_id);
                    table.ForeignKey(
                        name: "fk_second_factor_proofs_second_factors_user_id",
                        column: x => x.user_id,
                        principalSchema: "users",
                        principalTable: "second_factors",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payout_ibans_seller_id_paid_from",
                schema: "payments",
                table: "payout_ibans",
                columns: new[] { "seller_id", "paid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_second_factor_proofs_proven_at",
                schema: "users",
                table: "second_factor_proofs",
                column: "proven_at");

            migrationBuilder.CreateIndex(
                name: "ix_second_factor_proofs_user_id",
                schema: "users",
                table: "second_factor_proofs",
                column: "user_id");

            migrationBuilder.Sql(PayoutAccountBackfill.Sql);
            migrationBuilder.Sql(PayoutAccountBackfill.FollowSql);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(PayoutAccountBackfill.StopFollowingSql);

            migrationBuilder.DropTable(
                name: "payout_ibans",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "users");

            migrationBuilder.DropTable(
                name: "second_factor_proofs",
                schema: "users");

            migrationBuilder.DropTable(
                name: "payout_accounts",
                schema: "payments");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "users");
        }
    }
}
