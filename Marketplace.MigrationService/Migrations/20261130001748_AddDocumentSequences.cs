using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class AddDocumentSequences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "document_sequences",
                schema: "platform",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_sequences", x => new { x.series, x.year });
                    table.CheckConstraint("ck_document_sequences_last", "last > 0");
                });

            // The version before counts in subscriptions.invoice_sequences while it still runs, so the table stays and
            // hands out the numbers of the new one. The trigger comes first: it waits for numbers being issued.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION subscriptions.follow_document_sequences() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO platform.document_sequences AS s (series, year, last) VALUES ('INV', NEW.year, 1)
                    ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1 RETURNING s.last INTO NEW.last;
                    RETURN NEW;
                END $$;

                CREATE TRIGGER invoice_sequences_follow BEFORE UPDATE ON subscriptions.invoice_sequences
                    FOR EACH ROW EXECUTE FUNCTION subscriptions.follow_document_sequences();
                """);

            // Rows of this year and the next make the version before update and never insert.
            migrationBuilder.Sql(
                """
                INSERT INTO platform.document_sequences (series, year, last)
                SELECT 'INV', year, last FROM subscriptions.invoice_sequences WHERE last > 0;

                INSERT INTO subscriptions.invoice_sequences (year, last)
                SELECT extract(year FROM now() AT TIME ZONE 'UTC')::integer + ahead, 0
                FROM generate_series(0, 1) AS ahead
                ON CONFLICT (year) DO NOTHING;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER invoice_sequences_follow ON subscriptions.invoice_sequences;
                DROP FUNCTION subscriptions.follow_document_sequences();

                DELETE FROM subscriptions.invoice_sequences WHERE last = 0;
                INSERT INTO subscriptions.invoice_sequences (year, last)
                SELECT year, last FROM platform.document_sequences WHERE series = 'INV'
                ON CONFLICT (year) DO UPDATE SET last = excluded.last;
                """);

            migrationBuilder.DropTable(
                name: "document_sequences",
                schema: "platform");
        }
    }
}
