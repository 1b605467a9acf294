using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.AppHost.Running;

namespace Marketplace.AppHost.Commands;

/// <summary>Calls the Api as the administrator of the data directory.</summary>
internal sealed class AdminApi(EndpointReference api, DevelopmentAccounts accounts)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private (string Token, DateTimeOffset Until) _session;

    /// <summary>Sends a request and shows the answer.</summary>
    internal async Task<ExecuteCommandResult> CallAsync(
        HttpMethod method,
        string path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var answer = await SendAsync(method, path, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode
                ? CommandResults.Success("", text, CommandResultFormat.Json, text.Length > 0)
                : CommandResults.Failure($"{method} {path} was answered by {(int)answer.StatusCode}: {text}");
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"{method} {path} was not answered: {exception.Message}");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var isKnown = _session.Until >= TimeProvider.System.GetUtcNow();
            using var request = new HttpRequestMessage(method, new Uri(new Uri(api.Url), path));
            request.Headers.Authorization = new("Bearer", await TokenAsync(cancellationToken));
            var answer = await Http.SendAsync(request, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || !isKnown)
                return answer;
            // The account behind a kept session is another one after a reset of the database.
            answer.Dispose();
            _session = default;
        }
    }

    // One sign-in for many calls: the Api limits how often an address may sign in.
    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        if (_session.Until < TimeProvider.System.GetUtcNow())
            _session = await SignInAsync(cancellationToken);
        return _session.Token;
    }

    private async Task<(string Token, DateTimeOffset Until)> SignInAsync(CancellationToken cancellationToken)
    {
        var (email, password) = accounts.Admin;
        var account = new { email, password = await password.GetValueAsync(cancellationToken) };
        var login = new Uri(new Uri(api.Url), "/api/v1/auth/login");
        using var answer = await Http.PostAsJsonAsync(login, account, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var lifetime = TimeSpan.FromSeconds(body.GetProperty("expiresIn").GetInt32());
        return (body.GetProperty("accessToken").GetString()!, TimeProvider.System.GetUtcNow() + lifetime / 2);
    }
}
