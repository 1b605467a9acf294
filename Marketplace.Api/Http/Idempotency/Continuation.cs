using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Http;

/// <summary>Work of an endpoint that has to wait for the commit, such as a call to the payment provider.</summary>
/// <remarks>Runs outside any transaction. Repeat: until it has succeeded, every request with the same Idempotency-Key
/// runs it again from the initial response, so it must be safe to run twice.</remarks>
public interface IContinuation
{
    /// <summary>Runs the work.</summary>
    /// <param name="first">JSON body of the initial response.</param>
    Task<IResult> ContinueAsync(byte[] first, HttpContext context, CancellationToken cancellationToken);
}

/// <summary>A continuation that takes the body of the initial response.</summary>
public sealed class Continuation<T>(Func<T, HttpContext, CancellationToken, Task<IResult>> continueAsync)
    : IContinuation
    where T : class
{
    public Task<IResult> ContinueAsync(byte[] first, HttpContext context, CancellationToken cancellationToken)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return ContinueAsync(JsonSerializer.Deserialize<T>(first, options)!, context, cancellationToken);
    }

    public Task<IResult> ContinueAsync(T first, HttpContext context, CancellationToken cancellationToken) =>
        continueAsync(first, context, cancellationToken);
}

/// <summary>A response in two steps, before and after the commit. Without an Idempotency-Key the second follows at
/// once.</summary>
internal sealed class AfterCommitResult<T>(IResult first, T body) : IResult
    where T : class
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Items.ContainsKey(IdempotencyMiddleware.OwnsTransactionItem))
        {
            httpContext.Items[IdempotencyMiddleware.ContinuesItem] = true;
            await first.ExecuteAsync(httpContext);
            return;
        }

        var continuation = httpContext.GetEndpoint()!.Metadata.GetRequiredMetadata<Continuation<T>>();
        var result = await continuation.ContinueAsync(body, httpContext, httpContext.RequestAborted);
        await result.ExecuteAsync(httpContext);
    }
}
