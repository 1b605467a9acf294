using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>Runs pgbench, PostgreSQL's load generator, with the transaction of a completed three-line order and none
/// of the product's code.</summary>
internal sealed partial class PgBench(BenchShop shop)
{
    private const int Checkouts = 2_000;

    /// <summary>Every statement of a completion, in the same round trips. Compare it with the database log when the
    /// completion changes.</summary>
    public const string Same = "order-same";

    /// <summary>Only the writes an order needs, in as few statements as SQL allows.</summary>
    public const string Bare = "order-bare";

    public static readonly string[] Scripts = [Same, Bare];

    /// <summary>Creates the extra tables that the scripts need.</summary>
    public async Task PrepareAsync()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Checkouts),
            async (number, _) => await shop.QuoteAsync(new Random(number))
        );
        await using var connection = new NpgsqlConnection(shop.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            CREATE TABLE IF NOT EXISTS public.bench_variants (n int PRIMARY KEY, id uuid);
            CREATE TABLE IF NOT EXISTS public.bench_checkouts AS SELECT (row_number() OVER ())::int AS n, c.id,
                c.buyer_id FROM orders.checkouts c WHERE c.status = 'Open';
            CREATE UNIQUE INDEX IF NOT EXISTS bench_checkouts_n ON public.bench_checkouts (n);
            CREATE TABLE IF NOT EXISTS public.bench_outbox (id uuid PRIMARY KEY, payload text);
            INSERT INTO public.bench_variants SELECT i - 1, v FROM unnest(@variants) WITH ORDINALITY AS t(v, i)
                ON CONFLICT DO NOTHING;
            ANALYZE;
            """,
            connection
        );
        command.Parameters.AddWithValue("variants", shop.Variants.ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Transactions per second; null if pgbench is not installed.</summary>
    public async Task<double?> RunAsync(string script, int clients, TimeSpan time)
    {
        var database = new NpgsqlConnectionStringBuilder(shop.Database);
        try
        {
            var start = new ProcessStartInfo(
                "pgbench",
                [
                    "-n",
                    "-M",
                    "prepared",
                    "-c",
                    $"{clients}",
                    "-j",
                    "2",
                    "-T",
                    $"{(int)time.TotalSeconds}",
                    "-f",
                    Path.Combine(AppContext.BaseDirectory, script + ".pgbench.sql"),
                    "-D",
                    $"checkouts={Checkouts}",
                    "-h",
                    database.Host!,
                    "-p",
                    $"{database.Port}",
                    "-U",
                    database.Username!,
                    database.Database!,
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["PGPASSWORD"] = database.Password;
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return Tps().Match(await output) is { Success: true } match
                ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench said: {await errors}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
