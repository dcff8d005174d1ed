@echo off
rem Starts Tributary from its source folder:  tributary [options]      (tributary --help tells which)
rem Runs its tests:                           tributary test [maven options]
rem Needs a JDK 25 or newer and Maven (mvn) on the path.  APP_JAVA_HOME and JAVA_HOME are looked at first.
setlocal EnableExtensions EnableDelayedExpansion
set "HERE=%~dp0"
set "JDK="

call :try "%APP_JAVA_HOME%"
call :try "%JAVA_HOME%"
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do call :try "%%~D"
)
if not defined JDK (
  echo tributary: no JDK 25 or newer found. Install one, or set JAVA_HOME to where it is. 1>&2
  exit /b 1
)

if /i "%~1"=="test" (
  call :maven || exit /b 1
  set "JAVA_HOME=%JDK%"
  set "REST=%*"
  call mvn -B -ntp -f "%HERE%pom.xml" verify !REST:~4!
  exit /b !ERRORLEVEL!
)

call :stale && (
  call :maven || exit /b 1
  echo tributary: building, the first time takes a minute or two 1>&2
  set "JAVA_HOME=%JDK%"
  if exist "%HERE%target\lib" rmdir /s /q "%HERE%target\lib"
  call mvn -B -ntp -q -f "%HERE%pom.xml" -Dmaven.test.skip=true package 1>&2 || exit /b 1
  echo built> "%HERE%target\built"
)

"%JDK%\bin\java.exe" "@%HERE%installer\java.args" %TRIBUTARY_JAVA_OPTS% -jar "%HERE%target\tributary.jar" %*
exit /b %ERRORLEVEL%

rem Takes the folder if it holds a JDK that is new enough and none was found before.
:try
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "V=%%~V"
  set "V=!V:"=!"
  if !V! GEQ 25 set "JDK=%~1"
)
exit /b 0

:maven
where mvn >nul 2>nul && exit /b 0
echo tributary: Maven is missing, which builds the program. Install it and put mvn on the path. 1>&2
exit /b 1

rem Succeeds if something changed since the last build.
:stale
if not exist "%HERE%target\built" exit /b 0
if not exist "%HERE%target\tributary.jar" exit /b 0
powershell -NoProfile -Command "$b=(Get-Item '%HERE%target\built').LastWriteTime; if (Get-ChildItem -Recurse '%HERE%src\main','%HERE%pom.xml' | Where-Object { $_.LastWriteTime -gt $b } | Select-Object -First 1) { exit 0 } else { exit 1 }"
exit /b %ERRORLEVEL%
