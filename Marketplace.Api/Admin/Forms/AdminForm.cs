using System.Text;
using FluentValidation;
using Marketplace.Api.Admin.Access;
using Marketplace.Api.Admin.Layout;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Admin.Forms;

/// <summary>A submitted panel form: its fields, its user and the redirect that follows (post/redirect/get).</summary>
public sealed class AdminForm
{
    /// <summary>The field that says that the values were looked at.</summary>
    public const string ConfirmedField = "confirmed";

    private const int LongestKept = 200;

    private readonly IFormCollection _fields;
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly FlashMessages _notices;

    private AdminForm(IFormCollection fields, HttpContext context)
    {
        var services = context.RequestServices;
        _fields = fields;
        _path = context.Request.Path;
        _notices = services.GetRequiredService<FlashMessages>();
        Texts = services.GetRequiredService<AdminText>();
        User = services.GetRequiredService<AdminUser>();
    }

    public AdminUser User { get; }

    public Actor Actor => User.Actor;

    public AdminText Texts { get; }

    /// <summary>Called by the framework to bind handler parameters.</summary>
    public static async ValueTask<AdminForm?> BindAsync(HttpContext context) =>
        new(
            context.Request.HasFormContentType
                ? await context.Request.ReadFormAsync(context.RequestAborted)
                : FormCollection.Empty,
            context
        );

    /// <summary>A field, trimmed; empty when missing.</summary>
    public string Text(string name) => _fields[name].ToString().Trim();

    /// <summary>A field exactly as sent, for passwords.</summary>
    public string Raw(string name) => _fields[name].ToString();

    /// <summary>A field, trimmed, that is filled in again where the form is refused. Never for a secret.</summary>
    public string KeptText(string name)
    {
        var typed = Text(name);
        if (typed.Length is > 0 and <= LongestKept)
            _kept[name] = typed;
        return typed;
    }

    /// <summary>The text of a file that was sent with the form.</summary>
    /// <remarks>Errors: <c>validation.failed</c> where there is none, and for one that is larger than
    /// <paramref name="mostBytes"/>.</remarks>
    public async Task<Result<string>> FileAsync(string name, int mostBytes, CancellationToken cancellationToken)
    {
        if (_fields.Files[name] is not { Length: > 0 } file)
            return Invalid.Field("#/" + name, "value.required");
        if (file.Length > mostBytes)
            return Invalid.Field("#/" + name, "value.too_long", ("max", mostBytes));
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>All values of a field, for check boxes.</summary>
    public IReadOnlyList<string> All(string name) => _fields[name].OfType<string>().ToList();

    /// <summary>Names of the fields that begin like this.</summary>
    public IReadOnlyList<string> Names(string start) =>
        [.. _fields.Keys.Where(name => name.StartsWith(start, StringComparison.Ordinal))];

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The reason, with the same rules as in the API.</summary>
    public Result<string> Reason()
    {
        var request = new ReasonRequest(KeptText("reason"));
        return Check(new ReasonRequest.Validator(), request) is { } refusal ? refusal : request.Reason;
    }

    /// <summary>The reason where none is needed; null when it is left out.</summary>
    public Result<string?> OptionalReason()
    {
        var request = new OptionalReasonRequest(Text("reason"));
        return Check(new OptionalReasonRequest.Validator(), request) is { } refusal ? refusal : request.Given;
    }

    /// <summary>Whether the user has seen the values as they will be saved.</summary>
    public bool IsConfirmed => Text(ConfirmedField) == "true";

    /// <summary>Shows the values as they will be saved, and asks for the same fields again.</summary>
    public IResult AskToConfirm(string page, IReadOnlyList<(string Label, string Value)> facts) =>
        Answer(
            new(
                Texts.CheckTitle,
                Texts.CheckLead,
                facts,
                page,
                _path,
                [
                    .. _fields
                        .Where(f => f.Key != ConfirmedField && !f.Key.StartsWith("__", StringComparison.Ordinal))
                        .SelectMany(f => f.Value.Select(value => (f.Key, value ?? ""))),
                ]
            )
        );

    /// <summary>Answers with a page instead of a redirect.</summary>
    public static IResult Answer(FormAnswer answer) =>
        new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<AnswerPage>(
            new Dictionary<string, object?> { [nameof(AnswerPage.Answer)] = answer }
        );

    /// <summary>Validates a request with the API's rules; null when valid.</summary>
    public static Error? Check<T>(AbstractValidator<T> validator, T request) =>
        validator.Validate(request) is { IsValid: false } failed ? ValidationProblem.From(failed) : null;

    /// <summary>Stores an error message for the next page.</summary>
    /// <param name="email">To fill the sign-in form again; null otherwise.</param>
    public void Tell(Error error, string? email = null) => _notices.Refused(error, email);

    /// <summary>Redirects to the page with the result.</summary>
    public IResult Back(string page, Result result, string done)
    {
        if (result.Succeeded)
            _notices.Done(done);
        else
            _notices.Refused(result.Error, form: new(_path, _kept));
        return TypedResults.LocalRedirect(ReturnTo(page));
    }

    /// <summary>Redirects to the page with the result.</summary>
    public IResult Back<T>(string page, Result<T> result, string done) =>
        Back(page, result.Succeeded ? Result.Success : result.Error, done);

    /// <summary>Runs a command that requires a reason.</summary>
    public Task<IResult> WithReasonAsync(string page, Func<string, Task<Result>> runAsync, string done) =>
        WithReasonAsync<bool>(
            page,
            async reason => await runAsync(reason) is { Succeeded: false } refused ? refused.Error : true,
            done
        );

    /// <summary>Runs a command that requires a reason.</summary>
    public async Task<IResult> WithReasonAsync<T>(string page, Func<string, Task<Result<T>>> runAsync, string done)
    {
        var reason = Reason();
        return reason.Succeeded ? Back(page, await runAsync(reason.Value), done) : Back(page, reason, done);
    }

    /// <summary>The return page named in the form if it belongs to the panel; otherwise the given one.</summary>
    public string ReturnTo(string page)
    {
        var asked = Text("returnUrl");
        return IsPanelPage(asked) ? asked : page;
    }

    private static bool IsPanelPage(string url) =>
        url == AdminComposition.Root
        || (
            (
                url.StartsWith(AdminComposition.Root + "/", StringComparison.Ordinal)
                || url.StartsWith(AdminComposition.Root + "?", StringComparison.Ordinal)
            )
            && !url.Contains('\\', StringComparison.Ordinal)
            && !url.Contains("..", StringComparison.Ordinal)
            && !url.Any(char.IsControl)
        );
}
