# Kurs bez internetu w Windows bez Pythona: pokazuje folder „strona” temu komputerowi i nikomu więcej.
# Kod 3: program sam powiedział, co jest nie tak.
$ErrorActionPreference = 'Stop'
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
  Write-Host 'Zabezpieczenia tego komputera nie pozwalają programowi PowerShell pokazać kursu.'
  exit 1
}
$Port = 8000
# Pełna nazwa: krótka (JANKOW~1) byłaby inna niż nazwy plików niżej.
$Root = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot 'strona'))
foreach ($Name in 'index.html', 'sw.js') {
  if (-not [IO.File]::Exists((Join-Path $Root $Name))) {
    Write-Host 'Brakuje plików. Rozpakuj cały plik ZIP jeszcze raz.'
    exit 3
  }
}
$Settings = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'serwer.json') -Raw -Encoding UTF8 | ConvertFrom-Json
$Folders = $Settings.headers.PSObject.Properties | Sort-Object { $_.Name.Length }
$Missing = [Text.Encoding]::UTF8.GetBytes('<!doctype html><html lang="pl"><meta charset="utf-8"><title>Nie ma takiej strony</title><p>Nie ma takiej strony (404). <a href="/">Początek kursu</a></p></html>')

function Find-File($Path) {
  if ($Path.EndsWith('/')) { $Path += 'index.html' }
  $Name = [Uri]::UnescapeDataString($Path).TrimStart('/').Replace('/', '\')
  try { $File = [IO.Path]::GetFullPath((Join-Path $Root $Name)) } catch { return $null }
  if ($File.StartsWith($Root + '\', 'OrdinalIgnoreCase') -and [IO.File]::Exists($File)) { return $File }
}

function Send-File($Context) {
  $Path = $Context.Request.Url.AbsolutePath
  $Answer = $Context.Response
  foreach ($Folder in $Folders) {
    if ($Path.StartsWith($Folder.Name, 'Ordinal')) {
      foreach ($Header in $Folder.Value.PSObject.Properties) { $Answer.Headers.Set($Header.Name, $Header.Value) }
    }
  }
  $File = Find-File $Path
  if ($File) {
    $Content = [IO.File]::ReadAllBytes($File)
    $Ending = [IO.Path]::GetExtension($File).ToLowerInvariant()
    if ($Ending) { $Kind = $Settings.types.PSObject.Properties[$Ending] } else { $Kind = $null }
    if ($Kind) { $Answer.ContentType = $Kind.Value } else { $Answer.ContentType = 'application/octet-stream' }
  } else {
    $Content = $Missing
    $Answer.StatusCode = 404
    $Answer.ContentType = 'text/html; charset=utf-8'
  }
  $Answer.ContentLength64 = $Content.Length
  if ($Context.Request.HttpMethod -ne 'HEAD') { $Answer.OutputStream.Write($Content, 0, $Content.Length) }
}

function Start-Listener($Address) {
  $Listener = New-Object Net.HttpListener
  $Listener.Prefixes.Add($Address)
  try { $Listener.Start(); return $Listener } catch { return $null }
}

# Windows pozwala dwóm programom na ten sam port, więc najpierw trzeba zapytać, czy ktoś już go ma.
$Taken = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().GetActiveTcpListeners() | Where-Object { $_.Port -eq $Port }
if ($Taken) {
  Write-Host "Port $Port jest zajęty. Kurs działa już może w innym oknie: otwórz http://127.0.0.1:$Port/"
  Write-Host 'Jeśli nie, zamknij inne programy albo uruchom komputer ponownie.'
  Write-Host 'Innego portu kurs nie bierze: przeglądarka nie pokazałaby na nim zapisanej pracy.'
  exit 3
}
# Bez uprawnień administratora Windows może pozwolić tylko na drugi adres, zawsze ten sam na tym komputerze.
foreach ($Address in "http://127.0.0.1:$Port/", "http://localhost:$Port/") {
  $Listener = Start-Listener $Address
  if ($Listener) { break }
}
if (-not $Listener) {
  Write-Host 'Windows nie pozwala programowi PowerShell pokazać kursu.'
  exit 1
}
if ($args -contains '--sprawdz') {
  $Listener.Stop()
  Write-Host 'Wszystko gotowe: kurs ruszy na tym komputerze.'
  exit 0
}
Write-Host "Kurs działa: $Address"
Write-Host 'Nie zamykaj tego okna. Koniec: Ctrl+C albo zamknij okno.'
if ($args -notcontains '--bez-przegladarki') {
  try { Start-Process $Address } catch { Write-Host "Otwórz przeglądarkę i wpisz: $Address" }
}
try {
  while ($Listener.IsListening) {
    # Czekanie po kawałku: inaczej Ctrl+C nic nie daje.
    $Waiting = $Listener.GetContextAsync()
    while (-not $Waiting.AsyncWaitHandle.WaitOne(300)) { }
    $Context = $Waiting.Result
    # Kto odszedł w pół strony, nie zatrzymuje kursu.
    try { Send-File $Context; $Context.Response.Close() } catch { $Context.Response.Abort() }
  }
} finally { $Listener.Stop() }
