using System.Security.Claims;
using Marketplace.Api.Admin;
using Marketplace.Api.Admin.Forms;
using Marketplace.Foundation;
using Marketplace.Modules.Users;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Refuses sensitive endpoints to sessions in which no code of the second factor was entered lately.</summary>
/// <remarks>Runs after authorization and before anything is read from the body or kept for an Idempotency-Key. It asks
/// the database, not the token: a code counts at once, and what was taken away no longer counts. Source:
/// docs/decisions/0032-second-factor.md.</remarks>
public sealed class SecondFactorMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(
        HttpContext context,
        SecondFactorQueries secondFactors,
        IOptions<SecurityOptions> options,
        IHostEnvironment environment,
        TimeProvider clock
    )
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<SecondFactorMetadata>() is null)
        {
            await next(context);
            return;
        }

        var state = await StateOfAsync(context, secondFactors);
        if (RefusalOf(state, options.Value, environment, clock.GetUtcNow()) is not { } refusal)
            await next(context);
        else if (AdminErrors.Owns(context))
            SecondFactorForms.Ask(context, refusal);
        else
            await Problems.WriteAsync(context, refusal);
    }

    /// <summary>Why the endpoint is refused; null when it is not.</summary>
    public static Error? RefusalOf(
        SecondFactorState state,
        SecurityOptions options,
        IHostEnvironment environment,
        DateTimeOffset now
    )
    {
        if (state.IsOn)
        {
            return state.IsProvenWithin(options.SecondFactorLife, now)
                ? null
                : SecondFactorErrors.Required.With(("minutes", options.SecondFactorMinutes));
        }

        return options.RequireSecondFactor ?? environment.IsProduction() ? SecondFactorErrors.Missing.ToError() : null;
    }

    /// <summary>API tokens and the panel's cookie name user and session alike.</summary>
    private static async Task<SecondFactorState> StateOfAsync(HttpContext context, SecondFactorQueries secondFactors) =>
        Guid.TryParse(context.User.FindFirstValue(TokenClaims.Subject), out var userId)
            ? await secondFactors.FindAsync(userId, SessionOf(context), context.RequestAborted)
            : SecondFactorState.Off;

    private static Guid? SessionOf(HttpContext context) =>
        Guid.TryParse(context.User.FindFirstValue(TokenClaims.Session), out var id) ? id : null;
}

/// <summary>Marks an endpoint that asks for a code of the second factor.</summary>
public sealed record SecondFactorMetadata;

/// <summary>The convention of endpoints that ask for a code of the second factor.</summary>
public static class SecondFactorConvention
{
    /// <summary>Asks for a code of the second factor, entered in this session within the minutes that
    /// <see cref="SecurityOptions"/> sets. For API endpoints and forms of the panel, beside their policy.</summary>
    public static TBuilder RequiresSecondFactor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new SecondFactorMetadata());
        return builder.ProducesProblems(SecondFactorErrors.Required, SecondFactorErrors.Missing);
    }
}
