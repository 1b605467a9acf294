using System.Text.Json;
using Marketplace.PaymentSimulator.Control;
using Marketplace.PaymentSimulator.Store;
using Marketplace.PaymentSimulator.Wire;

namespace Marketplace.PaymentSimulator.Payouts;

/// <summary><c>/_simulator</c>: accounts, transfers and the platform's balance.</summary>
public static class PayoutControlEndpoints
{
    private const int LargestLimit = 1000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapPayoutControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_simulator").AddEndpointFilter(ControlEndpoints.ReportErrorsAsync);
        control.MapGet(
            "/accounts",
            (SimulatorState state, int? limit) => Newest(state, state.Accounts, limit, AccountView.Of)
        );
        control.MapPut("/accounts/{id}", ChangeAccount);
        control.MapGet(
            "/transfers",
            (SimulatorState state, int? limit) => Newest(state, state.Transfers, limit, t => TransferView.Of(t, state))
        );
        control.MapPost(
            "/transfers/{id}/return",
            (SimulatorState state, TransferService transfers, string id, ReturnRequest? body) =>
            {
                lock (state.Sync)
                    return TransferView.Of(transfers.Return(id, body?.Amount), state);
            }
        );
        control.MapPost(
            "/transfers/{id}/advance",
            (ControlService controls, string id, CancellationToken ct) => controls.AdvanceAsync(id, ct)
        );
        control.MapGet("/balance", (SimulatorState state) => Held(state));
        control.MapPost("/settle", Settle);
    }

    private static AccountView ChangeAccount(
        SimulatorState state,
        AccountService accounts,
        string id,
        AccountRequest body
    )
    {
        lock (state.Sync)
        {
            return AccountView.Of(
                accounts.Change(id, body.CanBePaid ?? true, CourseOf(body.Course), NewsOf(body.News))
            );
        }
    }

    /// <summary>Transfers everything, or an amount, to the platform's bank account.</summary>
    private static IReadOnlyDictionary<string, long> Settle(
        SimulatorState state,
        TimeProvider clock,
        SettleRequest? body
    )
    {
        lock (state.Sync)
        {
            foreach (var (currency, held) in state.Held())
            {
                var amount = body?.Amount ?? held;
                if (amount <= 0 || amount > held)
                    throw RefusedException.WrongState($"The balance is {held}: {amount} cannot be paid out of it.");
                state.Move(clock.GetUtcNow(), "payout", -amount, currency, ObjectIds.New("po"));
            }
        }

        return Held(state);
    }

    internal static TransferCourse? CourseOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        foreach (var course in Enum.GetValues<TransferCourse>())
        {
            if (course.Name() == name)
                return course;
        }

        var known = string.Join(", ", Enum.GetValues<TransferCourse>().Select(course => course.Name()));
        throw RefusedException.BadParameter($"Unknown course '{name}'. Known: {known}.", "course");
    }

    internal static string Name(this TransferCourse course) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(course.ToString());

    private static Scenario? NewsOf(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : ScenarioNames.TryParse(name, out var scenario) ? scenario
        : throw RefusedException.BadParameter(
            $"Unknown scenario '{name}'. Known: {string.Join(", ", ScenarioNames.All)}.",
            "news"
        );

    private static List<TView> Newest<T, TView>(
        SimulatorState state,
        ObjectStore<T> store,
        int? limit,
        Func<T, TView> view
    )
        where T : class
    {
        lock (state.Sync)
            return store.NewestFirst.Take(Math.Clamp(limit ?? 100, 1, LargestLimit)).Select(view).ToList();
    }

    private static IReadOnlyDictionary<string, long> Held(SimulatorState state)
    {
        lock (state.Sync)
            return state.Held();
    }

    private sealed record AccountRequest(bool? CanBePaid, string? Course, string? News);

    private sealed record ReturnRequest(long? Amount);

    private sealed record SettleRequest(long? Amount);
}

/// <summary>An account as the control endpoints show it.</summary>
public sealed record AccountView(
    string Id,
    bool PayoutsEnabled,
    string Course,
    string News,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Metadata
)
{
    internal static AccountView Of(Account account) =>
        new(
            account.Id,
            account.PayoutsEnabled,
            account.Course.Name(),
            account.Scenario.Name(),
            DateTimeOffset.FromUnixTimeSeconds(account.Created),
            new Dictionary<string, string>(account.Metadata)
        );
}

/// <summary>A transfer as the control endpoints show it.</summary>
/// <param name="Status"><c>pending</c>, <c>available</c> or <c>reversed</c>.</param>
public sealed record TransferView(
    string Id,
    string Status,
    long Amount,
    long AmountReversed,
    string Currency,
    string Destination,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, string> Metadata
)
{
    internal static TransferView Of(Transfer transfer, SimulatorState state) =>
        new(
            transfer.Id,
            transfer.Reversed ? "reversed"
                : state.BalanceTransactions.TryGet(transfer.BalanceTransaction, out var movement) ? movement.Status
                : "available",
            transfer.Amount,
            transfer.AmountReversed,
            transfer.Currency,
            transfer.Destination,
            DateTimeOffset.FromUnixTimeSeconds(transfer.Created),
            new Dictionary<string, string>(transfer.Metadata)
        );
}
