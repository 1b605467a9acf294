using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>Implements Idempotency-Key for writes: the endpoint runs in the key's transaction, and a repeat gets the
/// stored response.</summary>
/// <remarks>An endpoint that continues after the commit (<see cref="IContinuation"/>) is answered when its
/// continuation is over: meanwhile a repeat gets 409 <c>idempotency.in_progress</c>, and after a failure a repeat
/// continues.</remarks>
public sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    internal const string OwnsTransactionItem = "idempotency.owns-transaction";
    internal const string ContinuesItem = "idempotency.continues";
    private const string AgainItem = "idempotency.again";
    private static readonly string[] KeptHeaders =
    [
        "Content-Type",
        "Content-Disposition",
        "Content-Language",
        "Location",
        "ETag",
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        var use = context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyMetadata>()?.Use ?? IdempotencyUse.Optional;
        if (
            context.GetEndpoint() is null
            || HttpMethods.IsGet(context.Request.Method)
            || HttpMethods.IsHead(context.Request.Method)
            || use == IdempotencyUse.Ignored
        )
        {
            await next(context);
            return;
        }

        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            if (use == IdempotencyUse.Required)
                await Problems.WriteAsync(context, PlatformErrors.IdempotencyKeyRequired);
            else
                await next(context);
            return;
        }

        if (key.Length > 255 || key.Any(c => c is <= ' ' or > '~'))
            await Problems.WriteAsync(context, PlatformErrors.IdempotencyKeyInvalid);
        else
            await RunAsync(context, key);
    }

    /// <summary>Whether a continuation may have run before, for an earlier request with the same key.</summary>
    internal static bool ContinuesAgain(HttpContext context) => context.Items[AgainItem] is true;

    private async Task RunAsync(HttpContext context, string key)
    {
        var executor = context.RequestServices.GetRequiredService<IdempotencyExecutor>();
        var request = new IdempotentRequest(PrincipalOf(context), key, await RequestFingerprint.OfAsync(context));
        context.Items[OwnsTransactionItem] = true;
        var result = await executor.ExecuteAsync(request, _ => CaptureFirstAsync(context), context.RequestAborted);
        context.Items.Remove(OwnsTransactionItem);
        if (!result.Succeeded)
        {
            await Problems.WriteAsync(context, result.Error);
            return;
        }

        var (response, replayed) = (result.Value.Response, result.Value.Replayed);
        context.Items[AgainItem] = replayed;
        if (response.IsPending)
            response = await ContinueAsync(context, executor, request, response);
        else if (replayed)
            context.Response.Headers["Idempotency-Replayed"] = "true";
        await SendAsync(context, response);
    }

    private async Task<StoredResponse> CaptureFirstAsync(HttpContext context)
    {
        context.Items.Remove(ContinuesItem);
        var response = await CaptureAsync(context, () => next(context));
        return response.Status is >= 200 and < 300 && context.Items.ContainsKey(ContinuesItem)
            ? response with
            {
                IsPending = true,
            }
            : response;
    }

    private static async Task<StoredResponse> ContinueAsync(
        HttpContext context,
        IdempotencyExecutor executor,
        IdempotentRequest request,
        StoredResponse first
    )
    {
        var continuation = context.GetEndpoint()!.Metadata.GetRequiredMetadata<IContinuation>();
        StoredResponse? last = null;
        try
        {
            var result = await continuation.ContinueAsync(first.Body, context, context.RequestAborted);
            last = await CaptureAsync(context, () => result.ExecuteAsync(context));
            return last;
        }
        finally
        {
            if (last?.Status is >= 200 and < 300)
                await executor.CompleteAsync(request, last, first.Lease, CancellationToken.None);
            else
                await executor.ReleaseAsync(request, first.Lease, CancellationToken.None);
        }
    }

    /// <summary>Runs the rest of the pipeline and buffers its response in memory; may run again after a
    /// deadlock.</summary>
    private static async Task<StoredResponse> CaptureAsync(HttpContext context, Func<Task> run)
    {
        var real = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        context.Request.Body.Position = 0;
        context.Response.StatusCode = StatusCodes.Status200OK;
        foreach (var name in KeptHeaders)
            context.Response.Headers.Remove(name);
        try
        {
            await run();
        }
        finally
        {
            context.Response.Body = real;
        }

        var headers = KeptHeaders
            .Where(context.Response.Headers.ContainsKey)
            .ToDictionary(name => name, name => context.Response.Headers[name].ToString());
        return new(context.Response.StatusCode, headers, buffer.ToArray());
    }

    private static async Task SendAsync(HttpContext context, StoredResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
            context.Response.Headers[name] = value;
        if (response.Body.Length == 0)
            return;
        context.Response.ContentLength = response.Body.Length;
        await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
    }

    private static string PrincipalOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<CurrentUser>().ActorOrNull?.Principal
        ?? GuestHeaders.PrincipalOf(context);
}
