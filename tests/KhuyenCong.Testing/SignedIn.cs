using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Common;
using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Data.Model;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KhuyenCong.Testing;

/// <summary>A browser that keeps cookies and fills in forms; signed in, or not yet.</summary>
public sealed class SignedIn : IDisposable
{
    private readonly CookieContainer cookies = new();

    private SignedIn(Uri address)
    {
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Follows no redirect.</summary>
    public HttpClient Client { get; }

    /// <summary>Empty for nobody.</summary>
    public string UserId { get; private init; } = "";

    public string Email { get; private init; } = "";

    /// <summary>Name and value of the cookie of a new session of a new user, for browsers of any make.</summary>
    public static async Task<(string Name, string Value, User User)> CookieAsync(IServiceProvider services, params Role[] roles)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogueDb>();
        var name = roles.Length == 0 ? "Không vai trò" : Permissions.NameOf(roles[0]);
        var email = $"{Guid.NewGuid():N}@example.vn";
        var user = new User
        {
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            SecurityStamp = Guid.NewGuid().ToString("N"),
            EmailConfirmed = true,
            LockoutEnabled = true,
            Roles = [.. roles.Select(Kebab.Of)],
            CreatedAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        db.Users.Add(user);
        db.AuditActors.Add(new() { Key = user.Id, Name = user.Name, Email = user.Email });
        var principal = scope.ServiceProvider.GetRequiredService<Sessions>().Begin(user, "Chrome, Linux");
        await db.SaveChangesAsync();
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties(), IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket), user);
    }

    /// <summary>A new user of these roles, signed in on a site.</summary>
    public static async Task<SignedIn> OnAsync(TestSite site, params Role[] roles)
    {
        var (name, value, user) = await CookieAsync(site.Services, roles);
        var browser = new SignedIn(site.Client.BaseAddress!) { UserId = user.Id, Email = user.Email! };
        browser.cookies.Add(browser.Address, new Cookie(name, value));
        return browser;
    }

    /// <summary>Nobody: for signing in as people do.</summary>
    public static SignedIn Nobody(TestSite site) => new(site.Client.BaseAddress!);

    public bool Holds(string cookie) => cookies.GetCookies(Address).Any(c => c.Name == cookie && c.Value.Length > 0);

    /// <summary>A page that must answer 200, parsed.</summary>
    public async Task<IDocument> PageAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return await ReadAsync(response, path, HttpStatusCode.OK);
    }

    /// <summary>Address of the record that the list of a kind begins with; of a kind with one record that to which the list's address leads; where there is none, that of a new one.</summary>
    public async Task<string> FirstAsync(EditedKind kind)
    {
        using var response = await Client.GetAsync(new Uri(BackOfficeLinks.Records(kind), UriKind.Relative));
        return response.Headers.Location is { } only
            ? only.ToString()
            : (await ReadAsync(response, kind.Path, HttpStatusCode.OK)).QuerySelector<IHtmlAnchorElement>("[data-testid=records] tbody a")?.PathName ?? BackOfficeLinks.New(kind);
    }

    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));
        return response.StatusCode;
    }

    /// <summary>Fills in and sends a form of a page, as a browser would: with its hidden fields and with what stands in the others.</summary>
    /// <param name="path">Of the page.</param>
    /// <param name="fields">Name to value; null leaves a field out.</param>
    /// <param name="form">Selects the form; by default the first of the page's content.</param>
    public async Task<HttpResponseMessage> SendAsync(string path, IReadOnlyDictionary<string, string?> fields, string form = "main form[method=post]")
    {
        var (action, content) = await FillAsync(path, fields, form);
        return await Client.PostAsync(action, content);
    }

    /// <summary>A form filled in like <see cref="SendAsync"/>, not sent yet, and where it would go.</summary>
    public async Task<(Uri Action, HttpContent Content)> FillAsync(string path, IReadOnlyDictionary<string, string?> fields, string form)
    {
        var page = await PageAsync(path);
        var filled = page.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"{path} has no {form}.");
        var values = ValuesOf(filled).Where(v => !fields.ContainsKey(v.Key)).Concat(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!)));
        var action = filled.GetAttribute("action") is { Length: > 0 } own ? own : path;
        return (new Uri(action, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(values));
    }

    /// <summary>Sends a form and gives the page it leads to by a redirect, or the same page with its faults.</summary>
    public async Task<IDocument> SubmitAsync(string path, IReadOnlyDictionary<string, string?> fields, string form = "main form[method=post]")
    {
        using var response = await SendAsync(path, fields, form);
        return response.Headers.Location is { } next ? await PageAsync(next.ToString()) : await ReadAsync(response, path, HttpStatusCode.OK);
    }

    public void Dispose() => Client.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Name.Length: > 0, Type: "checkbox" or "radio" } box when box.IsChecked:
                    yield return new(box.Name!, box.Value);
                    break;
                case IHtmlInputElement { Name.Length: > 0, Type: not ("checkbox" or "radio" or "submit" or "file") } input:
                    yield return new(input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    yield return new(area.Name!, area.Value);
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select when select.Value is not null:
                    yield return new(select.Name!, select.Value);
                    break;
            }
    }

    private static async Task<IDocument> ReadAsync(HttpResponseMessage response, string path, HttpStatusCode expected)
    {
        var html = await response.Content.ReadAsStringAsync();
        Xunit.Assert.True(response.StatusCode == expected, $"{path} answered {(int)response.StatusCode} {response.Headers.Location}: {html[..Math.Min(html.Length, 600)]}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }
}

public static class SignedInSite
{
    /// <summary>A new user of these roles, signed in.</summary>
    public static Task<SignedIn> SignedInAsync(this TestSite site, params Role[] roles) => SignedIn.OnAsync(site, roles);
}
