namespace Marketplace.Api.Http;

/// <summary>Answers HEAD as GET does, without the body (RFC 9110, section 9.3.2).</summary>
/// <remarks>The server itself drops the body, because it knows the method that was sent.</remarks>
public sealed class HeadMiddleware(RequestDelegate next)
{
    private const string Item = "http.head";

    /// <summary>Whether only the headers are asked for; then an answer that never ends must not begin.</summary>
    internal static bool IsHead(HttpContext context) => context.Items.ContainsKey(Item);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Items[Item] = true;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
