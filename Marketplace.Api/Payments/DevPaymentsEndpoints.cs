using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Payments;

/// <summary>Lets a developer choose the outcome of a payment. Mapped only in the Development environment with the
/// simulator on the same machine, and left out of the OpenAPI document.</summary>
public static class DevPaymentsEndpoints
{
    public static void MapDevPayments(this IEndpointRouteBuilder api)
    {
        var services = api.ServiceProvider;
        if (
            !services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            || !SimulatorRemote.IsBehind(services.GetRequiredService<IOptions<StripeOptions>>().Value)
        )
        {
            return;
        }

        api.MapPost("/dev/payments/{id:guid}/simulate", Simulate)
            .RequirePermission(Permissions.SignedIn)
            .IgnoresIdempotencyKey()
            .Validates<SimulatePaymentRequest, SimulatePaymentRequest.Validator>()
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblems(PlatformErrors.NotFound, PaymentErrors.Ended, PaymentErrors.ProviderError)
            .ExcludeFromDescription();
    }

    public static async Task<IResult> Simulate(
        Guid id,
        SimulatePaymentRequest request,
        CurrentUser user,
        PaymentQueries queries,
        SimulatorRemote simulator,
        CancellationToken cancellationToken
    )
    {
        var found = await queries.DetailAsync(id, cancellationToken);
        if (!found.Succeeded || (found.Value.Payment.PayerId != user.Actor.Id && !user.Actor.IsAdmin))
            return Problems.From(PlatformErrors.NotFound);
        if (found.Value.ProviderPaymentId is not { } session)
            return Problems.From(PaymentErrors.Ended);
        return (await simulator.PayAsync(session, request.Scenario, cancellationToken)).ToHttp(() =>
            TypedResults.Accepted($"/api/v1/payments/{id}")
        );
    }
}

/// <summary>Pays at the simulator.</summary>
/// <param name="Scenario">The outcome to simulate, see docs/payment-simulator.md.</param>
public sealed record SimulatePaymentRequest(string Scenario)
{
    public sealed class Validator : AbstractValidator<SimulatePaymentRequest>
    {
        public Validator() =>
            RuleFor(r => r.Scenario)
                .Must(SimulatorRemote.Scenarios.Contains)
                .WithErrorCode("value.not_allowed")
                .WithState(_ => SimulatorRemote.Scenarios);
    }
}
