using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Admin;

/// <summary>The design system on one page: every component in every state. Made up from samples, it holds no data, and is open to who builds on it.</summary>
public sealed class ComponentsController : Controller
{
    [Get("quan-tri/thanh-phan"), AllowAnonymous]
    public IActionResult Index() => View();
}
