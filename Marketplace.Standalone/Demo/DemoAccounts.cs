using System.Net;
using System.Text.Json.Nodes;

namespace Marketplace.Standalone;

/// <summary>Registers people and signs them in.</summary>
internal sealed class DemoAccounts(DemoClient client, DemoMailbox mailbox)
{
    private const string Password = "a long demo password";

    /// <summary>Registers an account, confirms its mailbox by the mailed link and signs in.</summary>
    /// <returns>The access token.</returns>
    internal async Task<string> RegisterAsync(string email, string name, CancellationToken cancellationToken)
    {
        await client.PostAsync(
            "/api/v1/auth/register",
            new JsonObject
            {
                ["email"] = email,
                ["password"] = Password,
                ["displayName"] = name,
                ["locale"] = "tr",
                ["acceptTerms"] = true,
            },
            null,
            HttpStatusCode.Accepted,
            cancellationToken
        );
        var token = await mailbox.TokenForAsync(email, cancellationToken);
        await client.PostAsync(
            "/api/v1/auth/confirm-email",
            new JsonObject { ["token"] = token },
            null,
            HttpStatusCode.NoContent,
            cancellationToken
        );
        return await SignInAsync(email, Password, cancellationToken);
    }

    /// <summary>Signs in.</summary>
    /// <returns>The access token.</returns>
    internal async Task<string> SignInAsync(string email, string password, CancellationToken cancellationToken)
    {
        var session = await client.PostAsync(
            "/api/v1/auth/login",
            new JsonObject { ["email"] = email, ["password"] = password },
            null,
            HttpStatusCode.OK,
            cancellationToken
        );
        return session.Text("accessToken");
    }
}
