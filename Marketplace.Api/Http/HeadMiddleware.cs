namespace Marketplace.Api.Http;

/// <summary>Answers HEAD as GET does, without the body (RFC 9110, section 9.3.2).</summary>
/// <remarks>The server itself drops the body, because it knows the method that was sent.</remarks>
public sealed class HeadMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

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
