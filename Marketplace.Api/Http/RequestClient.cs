using Marketplace.Modules.Users;

namespace Marketplace.Api.Http;

/// <summary>The client of a request, as sessions remember it.</summary>
public static class RequestClient
{
    public static ClientInfo Of(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new(
            context.Connection.RemoteIpAddress?.ToString(),
            agent.Length == 0 ? null : agent[..Math.Min(agent.Length, ClientInfo.MaxUserAgent)]
        );
    }
}
