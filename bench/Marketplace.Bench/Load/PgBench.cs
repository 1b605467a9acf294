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

    /// <summary>Every statement of a completion, in the same round trips, as it was before it was batched: a fixed
    /// yardstick.</summary>
    public const string Same = "order-same";

    /// <summary>Only the writes an order needs, in as few statements as SQL allows.</summary>
    public const string Bare = "order-bare";

    /// <summary>One update of one row and one event.</summary>
    public const string Hot = "order-hot";

    /// <summary>Creates the extra tables that the scripts need.</summary>
    public async Task PrepareAsync()
    {
        await shop.QuotesAsync(Checkouts);
        await using var connection = await shop.ConnectAsync();
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
        command.Parameters.AddWithValue("variants", shop.Goods.Variants.ToArray());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Transactions per second.</summary>
    public async Task<double> RunAsync(
        string script,
        int clients,
        TimeSpan time,
        (string Name, string Value)? variable = null
    )
    {
        using var process = Start([.. Words(script, clients, time, variable ?? ("checkouts", $"{Checkouts}"))]);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return Tps().Match(await output) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench said: {await errors}");
    }

    private IEnumerable<string> Words(string script, int clients, TimeSpan time, (string Name, string Value) variable)
    {
        var database = new NpgsqlConnectionStringBuilder(shop.Database);
        yield return "-n";
        (string Option, string Value)[] options =
        [
            ("-M", "prepared"),
            ("-c", $"{clients}"),
            ("-j", "2"),
            ("-T", $"{(int)time.TotalSeconds}"),
            ("-f", Path.Combine(AppContext.BaseDirectory, script + ".pgbench.sql")),
            ("-D", $"{variable.Name}={variable.Value}"),
            ("-h", database.Host!),
            ("-p", $"{database.Port}"),
            ("-U", database.Username!),
        ];
        foreach (var (option, value) in options)
        {
            yield return option;
            yield return value;
        }

        yield return database.Database!;
    }

    private Process Start(string[] words)
    {
        var start = new ProcessStartInfo("pgbench", words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGPASSWORD"] = new NpgsqlConnectionStringBuilder(shop.Database).Password;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("pgbench is not on this machine; ./dev doctor says what brings it.");
        }
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
